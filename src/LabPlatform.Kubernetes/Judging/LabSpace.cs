using System.Collections.Immutable;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Judging;

/// <summary>One of a session's namespaces as a check or the cluster view sees it.</summary>
internal sealed class LabSpace(SeenObjects seen, string @namespace)
{
    // Made when first asked for: many pods are asked about one after the other.
    private readonly Lazy<ILookup<string?, Corev1Event>> _events = new(() => seen.TryGet("events", @namespace)
        .Select(found => found.Event)
        .OfType<Corev1Event>()
        .OrderByDescending(found => found.LastTimestamp ?? found.EventTime ?? found.Metadata.CreationTimestamp)
        .ToLookup(found => found.InvolvedObject.Uid, StringComparer.Ordinal));

    /// <summary>What can be said of pods and of what makes them; empty where the check has not asked for it or it is not known.</summary>
    public ImmutableArray<SeenObject> Pods => Known("pods");

    public ImmutableArray<SeenObject> Deployments => Known("deployments");

    public ImmutableArray<SeenObject> ReplicaSets => Known("replicasets");

    public ImmutableArray<SeenObject> StatefulSets => Known("statefulsets");

    /// <summary>Of a kind by its plural; empty where it is not known.</summary>
    public ImmutableArray<SeenObject> Known(string plural) => seen.TryGet(plural, @namespace);

    /// <exception cref="NotSeenException">They are not known.</exception>
    public ImmutableArray<SeenObject> All(CheckableKind kind) => seen.Get(kind.Plural, @namespace);

    /// <exception cref="NotSeenException">They are not known.</exception>
    public ImmutableArray<SeenObject> All(ObjectReference target)
    {
        var all = All(target.Kind);
        if (target.Name is { } name)
        {
            return [.. all.Where(item => string.Equals(item.Name, name, StringComparison.Ordinal))];
        }

        var selector = Selection.Of(target.Labels);
        return [.. all.Where(item => selector.Matches(item.Labels)).OrderBy(item => item.Name, StringComparer.Ordinal)];
    }

    /// <summary>What was noted about an object, the newest first.</summary>
    public IEnumerable<Corev1Event> EventsOf(SeenObject item) => item.Uid is { } uid ? _events.Value[uid] : [];

    /// <summary>Warnings about an object, the newest first.</summary>
    public IEnumerable<Corev1Event> WarningsOf(SeenObject item) => EventsOf(item).Where(found => found.Type is "Warning");
}
