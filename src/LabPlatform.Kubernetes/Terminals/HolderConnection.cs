using System.Buffers;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.Kubernetes.Terminals;

/// <summary>Speaks the holder's protocol over a channel.</summary>
internal sealed class HolderConnection : ITerminalConnection
{
    private const long NotWaiting = long.MaxValue;

    private static readonly TimeSpan s_pingEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(25);

    private readonly IHolderChannel _channel;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly byte[] _payload = GC.AllocateUninitializedArray<byte>(HolderFrames.LargestPayload);
    private readonly Task _pinging;
    private ReadOnlySequence<byte>? _received;
    private long _waitingSince = NotWaiting;
    private bool _attached;

    private HolderConnection(IHolderChannel channel, TimeProvider time)
    {
        _channel = channel;
        _time = time;
        _pinging = PingAsync();
    }

    /// <summary>Attaches. The channel belongs to the connection from here on, also when attaching fails.</summary>
    /// <exception cref="TerminalException">The holder is away.</exception>
    public static async Task<HolderConnection> OpenAsync(
        IHolderChannel channel,
        TerminalRequest request,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var connection = new HolderConnection(channel, time);
        try
        {
            await connection.SendAsync(HolderFrames.Attach(request), cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<TerminalEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                while (TakeFrame() is { } frame)
                {
                    if (HolderFrames.Parse(frame.Type, frame.Payload) is { } terminalEvent)
                    {
                        _attached = true;
                        return terminalEvent;
                    }
                }
            }
            while (await ReceiveAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception ex) when (ex is not (TerminalException or OperationCanceledException))
        {
            throw await ExplainAsync(ex).ConfigureAwait(false);
        }

        return _attached ? null : throw await ExplainAsync(null).ConfigureAwait(false);
    }

    public ValueTask AcknowledgeAsync(long offset, CancellationToken cancellationToken) =>
        SendAsync(HolderFrames.Acknowledge(offset), cancellationToken);

    public async ValueTask SendAsync(long offset, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        while (!input.IsEmpty)
        {
            var piece = input[..Math.Min(input.Length, HolderFrames.LargestInput)];
            await SendAsync(HolderFrames.Input(offset, piece.Span), cancellationToken).ConfigureAwait(false);
            offset += piece.Length;
            input = input[piece.Length..];
        }
    }

    public ValueTask ResizeAsync(TerminalSize size, CancellationToken cancellationToken) => SendAsync(HolderFrames.Resize(size), cancellationToken);

    public ValueTask ShowAsync(bool visible, CancellationToken cancellationToken) => SendAsync(HolderFrames.Presence(visible), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _channel.DisposeAsync().ConfigureAwait(false);
        await _pinging.ConfigureAwait(false);
    }

    private (byte Type, ReadOnlyMemory<byte> Payload)? TakeFrame()
    {
        var received = _received.GetValueOrDefault();
        if (!HolderFrames.TryTake(ref received, out var type, out var payload))
        {
            return null;
        }

        payload.CopyTo(_payload);
        _received = received;
        return (type, _payload.AsMemory(0, (int)payload.Length));
    }

    /// <returns>False when nothing more comes.</returns>
    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        var output = _channel.Output;
        var before = _received.GetValueOrDefault().Length;
        if (_received is { } rest)
        {
            output.AdvanceTo(rest.Start, rest.End);
            _received = null;
        }

        Volatile.Write(ref _waitingSince, _time.GetTimestamp());
        var result = await output.ReadAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _waitingSince, NotWaiting);
        if (result.IsCanceled)
        {
            throw new IOException("The holder is silent.");
        }

        _received = result.Buffer;
        return !result.IsCompleted || result.Buffer.Length > before;
    }

    private async ValueTask SendAsync(byte[] frame, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.SendAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            throw await ExplainAsync(ex).ConfigureAwait(false);
        }
    }

    private async Task<TerminalException> ExplainAsync(Exception? error)
    {
        var text = await _channel.ExplainAsync(error).ConfigureAwait(false);
        return error is null ? new TerminalException(text) : new TerminalException(text, error);
    }

    /// <summary>Shows the holder that we live, and finds out whether it does: a flow that is dropped on the way says nothing by itself.</summary>
    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(s_pingEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
            {
                await _channel.SendAsync(HolderFrames.Ping(), _ended.Token).AsTask().WaitAsync(s_pingEvery, _time, _ended.Token).ConfigureAwait(false);

                // Silence counts only while somebody listens: output that nobody takes says nothing about the other side.
                var since = Volatile.Read(ref _waitingSince);
                if (since != NotWaiting && _time.GetElapsedTime(since) > s_silence)
                {
                    break;
                }
            }
        }
        catch (Exception ex) when (ex is OperationCanceledException or IOException or TimeoutException or ObjectDisposedException)
        {
            // Disposed of, or broken: in both cases a reader is to stop waiting.
        }

        _channel.Output.CancelPendingRead();
    }
}
