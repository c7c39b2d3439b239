namespace LabPlatform.Kubernetes.Files;

/// <summary>So many bytes of a program's output, within a time; whoever disposes of it ends the program.</summary>
internal sealed class CountedStream(FilesRun run, long size, TimeSpan limit, TimeProvider time) : Stream
{
    private readonly Stream _body = run.Body;
    private readonly CancellationTokenSource _late = new(limit, time);
    private long _left = size;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; } = size;

    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException();
    }

    /// <exception cref="IOException">It ended before its time, or took too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 || buffer.Length == 0)
        {
            return 0;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _late.Token);
        try
        {
            var read = await _body.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], either.Token).ConfigureAwait(false);
            _left -= read;
            return read > 0 ? read : throw new IOException("The file became shorter while it was read.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The file did not come in time.", exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A pod is not waited for with a thread.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await run.DisposeAsync().ConfigureAwait(false);
        _late.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
