using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Runs the platform's own commands in a session's toolbox.</summary>
internal sealed class ToolboxCommand(LabIdentities identities)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <param name="session">Whose toolbox.</param>
    /// <param name="what">To follow "The lab's toolbox could not …".</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="EnvironmentException">It did not end with 0 within a minute.</exception>
    public async Task RunAsync(SessionId session, string what, IReadOnlyList<string> command, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var result = await ClusterCalls.TellAsync($"could not {what}", () => identities.Web.RunAsync(
            NamespaceMap.SystemOf(session).Name,
            ToolboxPods.Toolbox,
            command,
            new RunOptions { Container = ToolboxPods.Toolbox, Input = input, Timeout = s_limit, OutputLimit = 4096 },
            cancellationToken)).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            var reason = result.TimedOut ? $"it took longer than {s_limit.TotalSeconds} seconds." : (result.ErrorText + result.OutputText).Trim();
            throw new EnvironmentException($"The toolbox could not {what}: {reason}");
        }
    }
}
