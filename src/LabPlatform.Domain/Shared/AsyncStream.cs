namespace LabPlatform.Domain.Shared;

/// <summary>A connection as a stream: both ways, asynchronous calls only. What a derived class says is how bytes come and go, and what ends with it.</summary>
public abstract class AsyncStream : Stream
{
    private readonly Lock _gate = new();
    private Task? _closing;

    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => true;

    public sealed override long Length => throw new NotSupportedException();

    public sealed override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public abstract override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public sealed override void Flush()
    {
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseOnce().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the connection. Called once.</summary>
    protected abstract Task CloseAsync();

    protected sealed override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ = CloseOnce(); // kept: who disposes asynchronously as well waits for its end
        }

        base.Dispose(disposing);
    }

    private Task CloseOnce()
    {
        lock (_gate)
        {
            return _closing ??= CloseAsync();
        }
    }
}
