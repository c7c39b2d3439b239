using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Finds sessions in the cluster by the labels on their namespaces.</summary>
internal sealed class FoundNamespaces(LabIdentities identities)
{
    /// <exception cref="EnvironmentException">The cluster does not answer.</exception>
    public Task<ImmutableArray<FoundEnvironment>> ListAsync(CancellationToken cancellationToken) => ClusterCalls.TellAsync("could not list the lab's namespaces", async () =>
    {
        var list = await identities.Reaper.ListAsync(ApiResource.Namespaces, null, cancellationToken, new ListOptions { LabelSelector = LabLabels.Session }).ConfigureAwait(false);
        return list.Items
            .Select(item => (Session: SessionOf(item), Namespace: item))
            .Where(pair => pair.Session is not null)
            .GroupBy(pair => pair.Session!.Value, pair => pair.Namespace)
            .Select(group => Describe(group.Key, [.. group]))
            .ToImmutableArray();
    });

    /// <summary>The namespaces of one session, the platform's own first.</summary>
    public async Task<ImmutableArray<V1Namespace>> ListAsync(SessionId session, CancellationToken cancellationToken)
    {
        var list = await identities.Reaper.ListAsync(
            ApiResource.Namespaces, null, cancellationToken, new ListOptions { LabelSelector = $"{LabLabels.Session}={session}" }).ConfigureAwait(false);
        return [.. list.Items.Where(item => SessionOf(item) == session).OrderByDescending(IsSystem)];
    }

    public static bool IsSystem(V1Namespace item) => string.Equals(item.Metadata.Label(LabLabels.Role), LabLabels.System, StringComparison.Ordinal);

    /// <summary>
    /// The session of a namespace that is surely ours: label and name say the same. Whatever else carries our label is left alone,
    /// as RBAC cannot limit by name what may be deleted.
    /// </summary>
    internal static SessionId? SessionOf(V1Namespace item) =>
        SessionId.TryParse(item.Metadata.Label(LabLabels.Session), out var session)
        && item.Name.StartsWith($"lab-{session}-", StringComparison.Ordinal)
            ? session
            : null;

    private static FoundEnvironment Describe(SessionId session, ImmutableArray<V1Namespace> namespaces)
    {
        var first = namespaces[0].Metadata;
        return new FoundEnvironment(
            session,
            first.Label(LabLabels.Instance) ?? "",
            LearnerId.TryParse(first.Annotation(LabLabels.Owner), out var owner) ? owner : null,
            namespaces.Max(item => Deadline(item.Metadata)),
            namespaces.Min(item => item.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue),
            Deleting: namespaces.Any(item => item.IsTerminating) || !namespaces.Any(IsSystem)) // without the toolbox's namespace it is on its way out, too
        {
            Namespaces = [.. namespaces.Select(item => new HostNamespace(item.Name))],
        };
    }

    private static DateTimeOffset? Deadline(V1ObjectMeta metadata) =>
        long.TryParse(metadata.Annotation(LabLabels.Expires), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
