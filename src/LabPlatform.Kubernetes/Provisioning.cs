using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes;

/// <summary>Brings a session's namespaces and toolbox up, all within one time limit.</summary>
internal sealed class Provisioning(SessionNamespaces namespaces, ToolboxStart toolbox, IOptions<LabKubernetesOptions> options, TimeProvider time)
{
    /// <exception cref="EnvironmentException">In words.</exception>
    public async Task RunAsync(LabSession session, IProgress<ProvisioningProgress> progress, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.StartLimit, time);
        var stages = new ProvisioningStages(progress, options.Value.StartLimit, limit.Token, cancellationToken);
        await namespaces.CreateAsync(session, stages).ConfigureAwait(false);
        await toolbox.StartAsync(session, stages).ConfigureAwait(false);
    }
}
