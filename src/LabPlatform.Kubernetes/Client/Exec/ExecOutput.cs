using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Sorts what comes from a command into its streams and its result.</summary>
internal sealed class ExecOutput : IChannelSink
{
    private const int MaxStatus = 64 * 1024;

    // A server closes right after the result. One that does not is not waited for longer than this.
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(5);
    private readonly ChannelSocket _socket;
    private readonly Pipe _stdout;
    private readonly Pipe _stderr;
    private readonly ArrayBufferWriter<byte> _status = new();
    private Task<int> _run = Task.FromResult(0);

    public ExecOutput(ChannelSocket socket, ExecOptions options)
    {
        _socket = socket;
        var ahead = Math.Clamp(options.ReadAhead, 4 * 1024, 16 * 1024 * 1024);
        var pipe = new PipeOptions(pauseWriterThreshold: ahead, resumeWriterThreshold: ahead / 2, minimumSegmentSize: 16 * 1024, useSynchronizationContext: false);
        _stdout = new Pipe(pipe);
        _stderr = new Pipe(pipe);
        if (options.Tty)
        {
            _stderr.Writer.Complete();
        }
    }

    public PipeReader StandardOutput => _stdout.Reader;

    public PipeReader StandardError => _stderr.Reader;

    /// <summary>Runs until the command ended, and says how.</summary>
    public Task<int> RunAsync() => _run = PumpAsync();

    /// <summary>Returns when nothing runs any more; whatever the command's end was is not told again.</summary>
    public async Task EndedAsync() => await ((Task)_run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public async ValueTask TakeAsync(byte channel, ReadOnlyMemory<byte> payload, bool endOfMessage, CancellationToken cancellationToken)
    {
        switch (channel)
        {
            case PodExecProtocol.Stdout:
                await _stdout.Writer.WriteAsync(payload, cancellationToken).ConfigureAwait(false);
                break;
            case PodExecProtocol.Stderr:
                await _stderr.Writer.WriteAsync(payload, cancellationToken).ConfigureAwait(false);
                break;
            case PodExecProtocol.Status:
                TakeStatus(payload.Span, endOfMessage);
                break;
            default:
                throw new KubernetesConnectionException($"The container's stream sent something on channel {channel}, which does not exist.");
        }
    }

    private async Task<int> PumpAsync()
    {
        await Task.Yield(); // the constructor of PodExec does not wait for the first bytes
        Exception? broken = null;
        try
        {
            await _socket.ReceiveAsync(this).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException ex)
        {
            broken = ex;
            _socket.Stop();
        }

        var status = V1StatusReader.ParseStrictly(_status.WrittenSpan);
        var error = status is null
            ? broken as KubernetesConnectionException ?? new KubernetesConnectionException("The connection to the container ended before the command's result came.")
            : null;
        await _stdout.Writer.CompleteAsync(error).ConfigureAwait(false);
        await _stderr.Writer.CompleteAsync(error).ConfigureAwait(false);
        return error is null ? ExitCode(status!) : throw error;
    }

    private void TakeStatus(ReadOnlySpan<byte> payload, bool endOfMessage)
    {
        if (_status.WrittenCount + payload.Length > MaxStatus)
        {
            _status.Clear();
            throw new KubernetesConnectionException($"The command's result is longer than {MaxStatus / 1024} KB.");
        }

        _status.Write(payload);
        if (endOfMessage && V1StatusReader.ParseStrictly(_status.WrittenSpan) is not null)
        {
            _socket.StopAfter(s_linger);
        }
    }

    private static int ExitCode(V1Status status)
    {
        if (status.Status is "Success")
        {
            return 0;
        }

        var cause = status.Details?.Causes.FirstOrDefault(cause => cause.Reason is "ExitCode")?.Message;
        return status.Reason is "NonZeroExitCode" && int.TryParse(cause, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code != 0
            ? code
            : throw new KubernetesException(status);
    }
}
