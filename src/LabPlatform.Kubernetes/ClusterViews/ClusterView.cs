using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <summary>Draws what the shared watches see of a session.</summary>
internal sealed class ClusterView(LabWatches watches, TimeProvider time) : IClusterView
{
    /// <summary>What comes together is drawn together.</summary>
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(100);

    /// <summary>All of them seen by one watch for all sessions.</summary>
    private static readonly ImmutableArray<string> s_kinds =
        ["pods", "services", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "persistentvolumeclaims"];

    public async IAsyncEnumerable<ClusterPicture> WatchAsync(LabSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var spaces = session.Namespaces.Learner
            .OrderBy(space => space.Key != VirtualNamespace.Default).ThenBy(space => space.Key.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        using var lease = watches.Open(KindsIn(spaces.Select(space => space.Value.Name)));
        await lease.UntilCompleteAsync(time, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var (seen, trouble) = lease.LookAtLast();
            yield return Draw(seen, spaces, trouble);
            await lease.WaitAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(s_batch, time, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static IEnumerable<(ApiResource<KubernetesObject> Kind, string Namespace)> KindsIn(IEnumerable<string> namespaces) =>
        from space in namespaces
        from kind in s_kinds.Select(ObservedKinds.Of).Append(ObservedKinds.Events)
        select (kind, space);

    internal static ClusterPicture Draw(SeenObjects seen, ImmutableArray<KeyValuePair<VirtualNamespace, HostNamespace>> spaces, string? trouble = null) =>
        new([.. spaces.Select(space => NamespaceDrawing.Draw(new LabSpace(seen, space.Value.Name), space.Key))], trouble);
}
