using LabPlatform.Domain.Shared;
using LabPlatform.Web.Components.Editor;

namespace LabPlatform.ComponentTests.Editor;

public sealed class UntilBrokenTests
{
    [Fact]
    public async Task BrokenStream_EndsWhereItBreaks()
    {
        await using var inner = new Breaking();
        await using var stream = new UntilBroken(inner);
        using var copy = new MemoryStream();

        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);

        copy.ToArray().ShouldBe([1, 2, 3]);
    }

    private sealed class Breaking : AsyncStream
    {
        private byte _read;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read == 3)
            {
                throw new IOException("The file became shorter while it was read.");
            }

            buffer.Span[0] = ++_read;
            return ValueTask.FromResult(1);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        protected override Task CloseAsync() => Task.CompletedTask;
    }
}
