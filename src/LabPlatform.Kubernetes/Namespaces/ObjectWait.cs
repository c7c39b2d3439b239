using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Waits for one object to become as wanted, by watching it.</summary>
internal static class ObjectWait
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <param name="client">Who watches.</param>
    /// <param name="resource">The kind.</param>
    /// <param name="namespace">Where.</param>
    /// <param name="name">Which one; it need not be there yet.</param>
    /// <param name="reached">Is asked at every change.</param>
    /// <param name="trouble">Is told when the cluster does not let us look; the wait goes on.</param>
    /// <param name="cancellationToken">Ends the wait; nothing else does.</param>
    public static async Task UntilAsync<T>(
        KubernetesClient client,
        ApiResource<T> resource,
        string @namespace,
        string name,
        Func<T, bool> reached,
        Action<Exception?> trouble,
        CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        // A short first pause: the right to watch may have been given a moment ago.
        var options = new WatchOptions { Selection = new ListOptions { FieldSelector = $"metadata.name={name}" }, MinPause = s_pause, MaxPause = TimeSpan.FromSeconds(2) };
        await foreach (var batch in client.WatchAsync(resource, @namespace, options, cancellationToken).ConfigureAwait(false))
        {
            if (batch.Kind == WatchBatchKind.Interruption)
            {
                trouble(batch.Trouble);
            }

            if (batch.Events.Any(change => change.Type != WatchEventType.Deleted && reached(change.Item)))
            {
                return;
            }
        }
    }
}
