using System.Text;
using LabPlatform.Domain.Previews;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>A connection that <c>relay.py</c> holds in the checker.</summary>
internal sealed class RelayStream : PortStream
{
    /// <summary>Of the relay's first line, in bytes.</summary>
    private const int Longest = 512;

    private readonly PodExec _exec;
    private readonly Task<string> _errors;
    private readonly string _title;
    private readonly Stream _incoming;

    private RelayStream(PodExec exec, string title)
    {
        (_exec, _title) = (exec, title);
        _errors = ExecErrors.ReadAsync(exec.StandardError);
        _incoming = exec.StandardOutput.AsStream(leaveOpen: true);
    }

    /// <param name="exec">Is disposed of with the stream, also when there will be none.</param>
    /// <param name="title">What it leads to, at the beginning of a sentence.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="PortException">The relay has no connection.</exception>
    public static async Task<RelayStream> OpenAsync(PodExec exec, string title, CancellationToken cancellationToken)
    {
        var stream = new RelayStream(exec, title);
        try
        {
            var line = await ExecLines.ReadAsync(exec.StandardOutput, Longest, cancellationToken).ConfigureAwait(false)
                ?? throw new KubernetesConnectionException("The relay ended before it said anything.");
            return Encoding.UTF8.GetString(line) switch
            {
                "connected" => stream,
                "refused" => throw new PortException(PortTrouble.NothingListens, $"Nothing answers at {title} yet: the connection is refused."),
                "late" => throw new PortException(PortTrouble.Late, $"Nobody answers at {title}: five seconds have passed."),
                var word => throw new PortException(PortTrouble.Lost, $"There is no way to {title}: {word.CutAt(100)}."),
            };
        }
        catch (Exception exception)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (exception is KubernetesConnectionException or KubernetesException)
            {
                throw new PortException(PortTrouble.Lost, "The connection into the lab was broken off.", exception);
            }

            throw;
        }
    }

    protected override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => _incoming.ReadAsync(buffer, cancellationToken);

    protected override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => _exec.SendAsync(buffer, cancellationToken);

    protected override async Task CloseAsync()
    {
        await _exec.DisposeAsync().ConfigureAwait(false);
        await _errors.ConfigureAwait(false);
        await ((Task)_exec.ExitCode).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // how it ended is no news to somebody who has left
    }

    protected override PortException InWords(KubernetesConnectionException exception) => new(PortTrouble.Lost, $"The connection to {_title} was broken off.", exception);
}
