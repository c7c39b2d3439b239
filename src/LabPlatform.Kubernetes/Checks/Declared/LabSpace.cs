using System.Collections.Immutable;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>One of a session's namespaces as a check sees it.</summary>
internal sealed class LabSpace(SeenObjects seen, string @namespace)
{
    /// <summary>What can be said of pods and of what makes them; empty where the check has not asked for it or it is not known.</summary>
    public ImmutableArray<SeenObject> Pods => seen.TryGet("pods", @namespace);

    public ImmutableArray<SeenObject> Deployments => seen.TryGet("deployments", @namespace);

    public ImmutableArray<SeenObject> ReplicaSets => seen.TryGet("replicasets", @namespace);

    public ImmutableArray<SeenObject> StatefulSets => seen.TryGet("statefulsets", @namespace);

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

    /// <summary>Warnings about an object, the newest first.</summary>
    public IEnumerable<Corev1Event> WarningsOf(SeenObject item) => seen.TryGet("events", @namespace)
        .Select(found => found.Event)
        .Where(found => found.Type is "Warning" && found.InvolvedObject.Uid is { } uid && string.Equals(uid, item.Uid, StringComparison.Ordinal))
        .OrderByDescending(found => found.LastTimestamp ?? found.EventTime ?? found.Metadata.CreationTimestamp);
}
