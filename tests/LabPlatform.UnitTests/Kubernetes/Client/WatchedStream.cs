using System.IO.Pipelines;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>One end of a connection in memory, which tells what is done with it.</summary>
internal sealed class WatchedStream(PipeReader reader, PipeWriter writer) : Stream
{
    private readonly Stream _reading = reader.AsStream(leaveOpen: true);
    private readonly Stream _writing = writer.AsStream(leaveOpen: true);
    private int _reads;
    private int _writes;

    /// <summary>Reads that began.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public int Writes => Volatile.Read(ref _writes);

    public bool Disposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The two ends of one connection.</summary>
    public static (WatchedStream Here, WatchedStream There) Pair()
    {
        var (to, back) = (new Pipe(), new Pipe());
        return (new WatchedStream(back.Reader, to.Writer), new WatchedStream(to.Reader, back.Writer));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return _reading.ReadAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _writes);
        return _writing.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _writing.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        reader.CancelPendingRead(); // as a socket does: whoever reads it fails
        base.Dispose(disposing);
    }
}
