using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.Kubernetes.Terminals;

/// <summary>Reaches a session's terminals by exec in its toolbox. Everything in the request's address is computed here.</summary>
internal sealed class KubernetesTerminalConnector(LabIdentities identities, TimeProvider time) : ITerminalConnector
{
    private static readonly string[] s_command = ["/usr/local/bin/labterm", "attach"];

    public async Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var exec = await ExecAsync(NamespaceMap.SystemOf(session), cancellationToken).ConfigureAwait(false);
        return await HolderConnection.OpenAsync(new ExecHolderChannel(exec), request, time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PodExec> ExecAsync(HostNamespace host, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ExecOptions { Container = ToolboxPods.Toolbox, Stdin = true };
            return await identities.Web.ExecAsync(host.Name, ToolboxPods.Toolbox, s_command, options, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException ex)
        {
            throw new TerminalException(TerminalFailures.Explain(ex), ex) { RetryAfter = ex.RetryAfter, ToolboxMissing = TerminalFailures.MissesToolbox(ex) };
        }
        catch (KubernetesConnectionException ex)
        {
            throw new TerminalException("The cluster does not answer.", ex);
        }
        catch (KubeConfigException ex)
        {
            throw new TerminalException(LabIdentities.NotSetUpRightly, ex);
        }
        catch (EnvironmentException ex)
        {
            throw new TerminalException(ex.Message, ex);
        }
    }
}
