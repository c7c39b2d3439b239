using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.Kubernetes;

/// <summary>Sessions as namespaces and pods of a Kubernetes cluster.</summary>
internal sealed class LabEnvironments(
    Provisioning provisioning,
    SessionNamespaces namespaces,
    NamespaceRemoval removal,
    FoundNamespaces found,
    ToolboxLosses losses,
    AssetCopy assets,
    PageScripts scripts) : ILabEnvironments
{
    public Task ProvisionAsync(LabSession session, IProgress<ProvisioningProgress> progress, CancellationToken cancellationToken) =>
        provisioning.RunAsync(session, progress, cancellationToken);

    public Task<ImmutableArray<LingeringNamespace>> RemoveAsync(SessionId session, CancellationToken cancellationToken) =>
        removal.RemoveAsync(session, cancellationToken);

    public async Task<ImmutableArray<FoundEnvironment>> ListAsync(CancellationToken cancellationToken) =>
        await losses.MarkAsync(await found.ListAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public Task SetDeadlineAsync(SessionId session, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        namespaces.SetDeadlineAsync(session, deadline, cancellationToken);

    public Task CopyAssetsAsync(SessionId session, ImmutableArray<ScenarioAsset> files, CancellationToken cancellationToken) =>
        assets.CopyAsync(session, files, cancellationToken);

    public Task StartScriptsAsync(SessionId session, string pageName, ScenarioPage page, CancellationToken cancellationToken) =>
        scripts.StartAsync(session, pageName, page, cancellationToken);
}
