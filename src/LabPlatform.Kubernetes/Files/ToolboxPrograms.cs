using System.IO.Pipelines;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.Kubernetes.Files;

/// <inheritdoc/>
internal sealed class ToolboxPrograms(LabIdentities identities) : IToolboxPrograms
{
    private static readonly ExecOptions s_exec = new() { Container = ToolboxPods.Toolbox, Stdin = true };

    public Task<IToolboxProgram> StartAsync(SessionId session, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        ClusterCalls.TellAsync<IToolboxProgram>("could not enter the toolbox", async () =>
        {
            var exec = await identities.Web.ExecAsync(NamespaceMap.SystemOf(session).Name, ToolboxPods.Toolbox, command, s_exec, cancellationToken).ConfigureAwait(false);
            await exec.StandardError.CompleteAsync().ConfigureAwait(false); // what goes wrong is said in the answer, or there is none
            return new Program(exec);
        });

    private sealed class Program(PodExec exec) : IToolboxProgram
    {
        public PipeReader Output => exec.StandardOutput;

        public ValueTask SendAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => exec.SendAsync(input, cancellationToken);

        public ValueTask DisposeAsync() => exec.DisposeAsync();
    }
}
