using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>Runs <c>listening-ports.py</c> in the toolbox while somebody looks.</summary>
internal sealed class ToolboxPortWatch(LabIdentities identities, TimeProvider time) : IToolboxPorts
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    /// <summary>Between two pieces of news. The script is the learner's to change: it cannot hurry us.</summary>
    private static readonly TimeSpan s_breath = TimeSpan.FromSeconds(1);

    private static readonly ExecOptions s_exec = new() { Container = ToolboxPods.Toolbox, Stdin = true, ReadAhead = PortLine.Longest };

    public async IAsyncEnumerable<ListeningPorts> WatchAsync(LabSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ImmutableArray<ListeningPort> last = [];
        while (true)
        {
            var (exec, refusal) = await TryBeginAsync(session, cancellationToken).ConfigureAwait(false);
            if (exec is not null)
            {
                await using (exec.ConfigureAwait(false))
                {
                    await exec.StandardError.CompleteAsync().ConfigureAwait(false);
                    while (await ReadAsync(exec.StandardOutput, cancellationToken).ConfigureAwait(false) is { } ports)
                    {
                        last = ports;
                        yield return new ListeningPorts(last, null);
                        await Task.Delay(s_breath, time, cancellationToken).ConfigureAwait(false);
                    }
                }
            }

            yield return new ListeningPorts(last, refusal ?? "The lab's machine does not say what listens in it. It is asked again.");
            await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(PodExec? Exec, string? Refusal)> TryBeginAsync(LabSession session, CancellationToken cancellationToken)
    {
        string[] command = ["/usr/bin/python3", "-I", "-S", "-c", EmbeddedText.Get("listening-ports.py")];
        try
        {
            return (await ClusterCalls.TellAsync("does not let the lab's machine be asked for its ports", () =>
                identities.Web.ExecAsync(session.Namespaces.System.Name, ToolboxPods.Toolbox, command, s_exec, cancellationToken)).ConfigureAwait(false), null);
        }
        catch (EnvironmentException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <returns>The newest line that has come; null when no more will.</returns>
    private static async Task<ImmutableArray<ListeningPort>?> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var (newest, used) = Newest(result.Buffer);
                var tooLong = result.Buffer.Slice(used).Length > PortLine.Longest;
                reader.AdvanceTo(used, result.Buffer.End);
                if (newest is not null || result.IsCompleted || tooLong)
                {
                    return newest;
                }
            }
        }
        catch (KubernetesConnectionException)
        {
            return null;
        }
    }

    private static (ImmutableArray<ListeningPort>? Ports, SequencePosition Used) Newest(ReadOnlySequence<byte> bytes)
    {
        ImmutableArray<ListeningPort>? ports = null;
        var rest = new SequenceReader<byte>(bytes);
        while (rest.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
        {
            ports = PortLine.Read(line) ?? ports;
        }

        return (ports, rest.Position);
    }
}
