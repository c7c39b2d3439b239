using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Shared;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>A connection that <c>relay.py</c> holds in the checker.</summary>
internal sealed class RelayStream : AsyncStream
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
            var word = await ReadLineAsync(exec.StandardOutput, cancellationToken).ConfigureAwait(false);
            return word switch
            {
                "connected" => stream,
                "refused" => throw new PortException(PortTrouble.NothingListens, $"Nothing answers at {title} yet: the connection is refused."),
                "late" => throw new PortException(PortTrouble.Late, $"Nobody answers at {title}: five seconds have passed."),
                _ => throw new PortException(PortTrouble.Lost, $"There is no way to {title}: {word.CutAt(100)}."),
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

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _incoming.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException exception)
        {
            throw Lost(exception);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await _exec.SendAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException exception)
        {
            throw Lost(exception);
        }
    }

    protected override async Task CloseAsync()
    {
        await _exec.DisposeAsync().ConfigureAwait(false);
        await _errors.ConfigureAwait(false);
        await ((Task)_exec.ExitCode).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // how it ended is no news to somebody who has left
    }

    private PortException Lost(KubernetesConnectionException exception) => new(PortTrouble.Lost, $"The connection to {_title} was broken off.", exception);

    private static async Task<string> ReadLineAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(result.Buffer.Slice(0, end));
                reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            if (result.IsCompleted || result.Buffer.Length > Longest)
            {
                throw new KubernetesConnectionException("The relay ended before it said anything.");
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
