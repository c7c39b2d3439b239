using System.Collections.Immutable;

namespace LabPlatform.Kubernetes.Client;

/// <summary>What a watch knows. Turns lists and raw events into changes that are never told twice and never left out.</summary>
/// <param name="keeps">The namespaces that matter, or null for all.</param>
internal sealed class WatchState<T>(Func<string?, bool>? keeps = null)
    where T : KubernetesObject
{
    private Dictionary<(string? Namespace, string Name), T> _known = [];

    /// <summary>The differences between what was known and a new list.</summary>
    public ImmutableArray<WatchEvent<T>> Replace(ImmutableArray<T> items)
    {
        items = keeps is null ? items : items.RemoveAll(item => !keeps(item.Namespace));
        var events = ImmutableArray.CreateBuilder<WatchEvent<T>>();
        var before = _known;
        _known = new Dictionary<(string?, string), T>(items.Length);
        foreach (var item in items)
        {
            _known[Key(item)] = item;
        }

        foreach (var (key, old) in before)
        {
            if (!_known.ContainsKey(key))
            {
                events.Add(new WatchEvent<T>(WatchEventType.Deleted, old));
            }
        }

        foreach (var item in items)
        {
            AddDifference(events, before.GetValueOrDefault(Key(item)), item);
        }

        return events.DrainToImmutable();
    }

    /// <summary>Takes one event of the server and adds what it changes.</summary>
    public void Take(WatchLine<T> line, ImmutableArray<WatchEvent<T>>.Builder events)
    {
        var item = line.Object;
        if (keeps?.Invoke(item.Namespace) is false)
        {
            return;
        }

        var old = _known.GetValueOrDefault(Key(item));
        if (line.Type is "DELETED")
        {
            // One for something unknown was already told, by a list.
            if (old is not null && _known.Remove(Key(item)))
            {
                events.Add(new WatchEvent<T>(WatchEventType.Deleted, item));
            }

            return;
        }

        _known[Key(item)] = item;
        AddDifference(events, old, item);
    }

    private static void AddDifference(ImmutableArray<WatchEvent<T>>.Builder events, T? old, T item)
    {
        if (old is not null && !string.Equals(old.Metadata.Uid, item.Metadata.Uid, StringComparison.Ordinal))
        {
            // Deleted and made again under the same name, while nobody looked.
            events.Add(new WatchEvent<T>(WatchEventType.Deleted, old));
            old = null;
        }

        if (old is null)
        {
            events.Add(new WatchEvent<T>(WatchEventType.Added, item));
        }
        else if (!string.Equals(old.Metadata.ResourceVersion, item.Metadata.ResourceVersion, StringComparison.Ordinal))
        {
            events.Add(new WatchEvent<T>(WatchEventType.Modified, item));
        }
    }

    private static (string? Namespace, string Name) Key(T item) => (item.Namespace, item.Name);
}
