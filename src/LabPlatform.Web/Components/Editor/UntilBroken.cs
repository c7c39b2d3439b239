using LabPlatform.Domain.Shared;

namespace LabPlatform.Web.Components.Editor;

/// <summary>Ends where the other stream breaks off. The browser counts what has come; an exception would end the whole page instead.</summary>
internal sealed class UntilBroken(Stream inner) : AsyncStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return 0;
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The other is not this one's to close.</summary>
    protected override Task CloseAsync() => Task.CompletedTask;
}
