using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>
/// To the toolbox by port-forward. To a Service or a pod from the session's checker, as a visitor in the cluster comes: through the Service's
/// own address, and under the session's network policy. The site has no right in learners' namespaces.
/// </summary>
internal sealed class PortConnector(LabIdentities identities, LabWatches watches, CheckerRenewal renewal, TimeProvider time) : IPortConnector
{
    private static readonly ExecOptions s_exec = new() { Container = ToolboxPods.Checker, Stdin = true };

    public async Task<Stream> ConnectAsync(LabSession session, PreviewTarget target, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(target);
        try
        {
            return target.Kind == PreviewTargetKind.Toolbox
                ? new ForwardedStream(await identities.Web.PortForwardAsync(session.Namespaces.System.Name, ToolboxPods.Toolbox, port, cancellationToken).ConfigureAwait(false), port)
                : await RelayAsync(session, target, port, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException exception) when (exception.IsNotFound)
        {
            throw new PortException(PortTrouble.NotThere, "The lab's machine is not there right now. It may be starting.", exception);
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException or KubeConfigException)
        {
            throw new PortException(PortTrouble.Lost, "The cluster does not let the port be reached right now.", exception);
        }
        catch (EnvironmentException exception)
        {
            throw new PortException(PortTrouble.NotThere, exception.Message, exception);
        }
    }

    private async Task<Stream> RelayAsync(LabSession session, PreviewTarget target, int port, CancellationToken cancellationToken)
    {
        var (host, number) = await FindAsync(session, target, port, cancellationToken).ConfigureAwait(false);
        await RenewAsync(session, cancellationToken).ConfigureAwait(false);
        string[] command = ["/usr/bin/python3", "-I", "-S", "-c", EmbeddedText.Get("relay.py"), host, number.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var exec = await identities.Web.ExecAsync(session.Namespaces.System.Name, ToolboxPods.Checker, command, s_exec, cancellationToken).ConfigureAwait(false);
        return await RelayStream.OpenAsync(exec, $"{target.Title}, port {port}", cancellationToken).ConfigureAwait(false);
    }

    private async Task<(string Host, int Port)> FindAsync(LabSession session, PreviewTarget target, int port, CancellationToken cancellationToken)
    {
        if (!session.Namespaces.Learner.TryGetValue(target.Namespace, out var space))
        {
            throw new PortException(PortTrouble.NotThere, $"This lab has no namespace {target.Namespace}.");
        }

        using var lease = watches.Open([(ObservedKinds.Pods, space.Name), (ObservedKinds.Of("services"), space.Name)]);
        await lease.UntilCompleteAsync(time, cancellationToken).ConfigureAwait(false);
        var (seen, _) = lease.LookAtLast();
        return TargetAddress.Find(seen, space.Name, target, port);
    }

    private async Task RenewAsync(LabSession session, CancellationToken cancellationToken)
    {
        if (PodWords.LossOf(await identities.Web.FindAsync(ApiResource.Pods, session.Namespaces.System.Name, ToolboxPods.Checker, cancellationToken).ConfigureAwait(false)) is not null)
        {
            await renewal.RunAsync(session.Id, cancellationToken).ConfigureAwait(false);
        }
    }
}
