namespace LabPlatform.Domain.Shared;

/// <summary>A stream that says when it is closed.</summary>
internal sealed class CountedStream(Stream inner, Action closed) : AsyncStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    protected override async Task CloseAsync()
    {
        closed();
        await inner.DisposeAsync().ConfigureAwait(false);
    }
}
