using System.Security.Cryptography;

namespace LabPlatform.Kubernetes.Client;

/// <summary>The connection under a WebSocket: sends pings, and ends it when the other side shows no sign of life while we listen.</summary>
/// <remarks>
/// <para>RFC 6455 section 5.5.2. The WebSocket's own KeepAliveTimeout cannot be used: it counts pongs, a pong waits in line behind
/// output, and output that the consumer does not take is left on the wire on purpose (back-pressure). It would end a terminal
/// because its owner looks away. Here only time in which a read is waiting counts, and any byte is a sign of life.</para>
/// <para>A frame is written by the WebSocket in one call (a test holds this), so a ping between two calls is between two frames.</para>
/// </remarks>
internal sealed class LivenessStream : Stream
{
    private readonly Stream _inner;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _limit;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private long _waitingSince; // timestamp of the read that waits, 0 when none does
    private long _pingedAt;
    private volatile bool _dead;

    /// <param name="inner">The upgraded connection; disposed of with this.</param>
    /// <param name="interval">Time between pings.</param>
    /// <param name="timeout">Silence after a ping that means the end.</param>
    /// <param name="time">The clock.</param>
    public LivenessStream(Stream inner, TimeSpan interval, TimeSpan timeout, TimeProvider time)
    {
        _inner = inner;
        _time = time;
        _interval = interval;
        _limit = interval + timeout;
        _pingedAt = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((LivenessStream)state!).Beat(), this, interval / 4, interval / 4);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Volatile.Write(ref _waitingSince, Math.Max(1, _time.GetTimestamp()));
        try
        {
            var count = await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return count > 0 || !_dead ? count : throw Dead(null);
        }
        catch (Exception ex) when (_dead && ex is not IOException { InnerException: TimeoutException })
        {
            throw Dead(ex);
        }
        finally
        {
            Volatile.Write(ref _waitingSince, 0);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override void Flush() => _inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private IOException Dead(Exception? inner)
    {
        var words = $"no sign of life for {_limit.TotalSeconds:0} s";
        return new IOException(words, new TimeoutException(words, inner));
    }

    private void Beat()
    {
        var waiting = Volatile.Read(ref _waitingSince);
        if (waiting != 0 && _time.GetElapsedTime(waiting) >= _limit)
        {
            _dead = true;
            Dispose();
        }
        else if (_time.GetElapsedTime(_pingedAt) >= _interval && _writing.Wait(0))
        {
            // A write under way is a sign of our life and holds the lock; the ping then waits for the next beat.
            _pingedAt = _time.GetTimestamp();
            _ = PingAsync();
        }
    }

    /// <summary>Never fails: a connection that takes no ping fails for whoever reads or writes.</summary>
    private async Task PingAsync()
    {
        try
        {
            var frame = new byte[6]; // FIN and opcode 9, mask bit and length 0, then the mask
            frame[0] = 0x89;
            frame[1] = 0x80;
            RandomNumberGenerator.Fill(frame.AsSpan(2));
            await _inner.WriteAsync(frame).ConfigureAwait(false);
            await _inner.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
        finally
        {
            _writing.Release();
        }
    }
}
