using System.IO.Pipelines;
using System.Text;

namespace LabPlatform.Kubernetes.Client;

/// <summary>A connection to a port of a pod through the API server.</summary>
/// <remarks>
/// Kubernetes' port-forward over WebSocket, <c>v4.channel.k8s.io</c>: channel 0 data, channel 1 an error as text; the first message
/// of each is the port in two bytes, low one first. There is no half-close: the connection ends as a whole.
/// </remarks>
internal sealed class PortForwardStream : Stream, IChannelSink
{
    public const string Protocol = "v4.channel.k8s.io";
    private const int ReadAhead = 128 * 1024;
    private const int MaxError = 4096;
    private const byte Data = 0;
    private const byte Error = 1;
    private readonly ChannelSocket _socket;
    private readonly int _port;
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: ReadAhead, resumeWriterThreshold: ReadAhead / 2, useSynchronizationContext: false));
    private readonly Stream _incoming;
    private readonly StringBuilder _error = new();
    private readonly int[] _portBytes = new int[2]; // how much of the port each channel has said
    private readonly Task _pump;

    public PortForwardStream(ChannelSocket socket, int port)
    {
        _socket = socket;
        _port = port;
        _incoming = _pipe.Reader.AsStream();
        _pump = PumpAsync();
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

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _incoming.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        buffer.IsEmpty ? ValueTask.CompletedTask : _socket.SendAsync(Data, buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        Dispose();
        await _pump.ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    async ValueTask IChannelSink.TakeAsync(byte channel, ReadOnlyMemory<byte> payload, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (channel > Error)
        {
            throw new KubernetesConnectionException($"The port-forward sent something on channel {channel}, which does not exist.");
        }

        payload = SkipPort(channel, payload);
        if (channel == Data)
        {
            await _pipe.Writer.WriteAsync(payload, cancellationToken).ConfigureAwait(false);
        }
        else if (_error.Length < MaxError)
        {
            _error.Append(Encoding.UTF8.GetString(payload.Span[..Math.Min(payload.Length, MaxError)]));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _socket.Dispose();
        }

        base.Dispose(disposing);
    }

    private ReadOnlyMemory<byte> SkipPort(byte channel, ReadOnlyMemory<byte> payload)
    {
        while (_portBytes[channel] < sizeof(ushort) && !payload.IsEmpty)
        {
            if (payload.Span[0] != (byte)(_port >> (8 * _portBytes[channel]++)))
            {
                throw new KubernetesConnectionException("The port-forward is for another port than asked for.");
            }

            payload = payload[1..];
        }

        return payload;
    }

    private async Task PumpAsync()
    {
        KubernetesConnectionException? broken = null;
        try
        {
            await _socket.ReceiveAsync(this).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException ex)
        {
            broken = ex;
        }

        var refusal = _error.Length > 0 ? new KubernetesConnectionException($"Port {_port} of the pod: {_error}") : null;
        await _pipe.Writer.CompleteAsync(refusal ?? broken).ConfigureAwait(false);
    }
}
