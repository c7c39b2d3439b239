using System.IO.Pipelines;
using LabPlatform.Domain.Terminals;
using LabPlatform.Kubernetes.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Terminals;

public sealed class HolderConnectionTests
{
    private static readonly TerminalRequest s_request = new(1, "viewer0001", 0, 0, new TerminalSize(80, 24), MayType: true);

    [Fact]
    public async Task Silence_OfABlackHole_EndsTheReadWithinFortySeconds_F14()
    {
        var time = new ManualTime();
        await using var connection = await HolderConnection.OpenAsync(new BlackHole(), s_request, time, TestContext.Current.CancellationToken);
        var read = connection.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        await Waits.UntilAsync("the reader gives up", () =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(read.IsCompleted);
        });

        (await Should.ThrowAsync<TerminalException>(() => read)).Message.ShouldBe("lost");
        (time.GetUtcNow() - new ManualTime().GetUtcNow()).ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task End_BeforeAttached_IsExplained()
    {
        var channel = new BlackHole();
        await using var connection = await HolderConnection.OpenAsync(channel, s_request, TimeProvider.System, TestContext.Current.CancellationToken);
        await channel.Writer.CompleteAsync();

        await Should.ThrowAsync<TerminalException>(() => connection.ReadAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout());
    }

    [Fact]
    public async Task End_InTheMiddleOfAFrame_IsTheEnd()
    {
        var channel = new BlackHole();
        await using var connection = await HolderConnection.OpenAsync(channel, s_request, TimeProvider.System, TestContext.Current.CancellationToken);
        await channel.Writer.WriteAsync(new byte[] { 0x83, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1, 0x82, 0, 0 }, TestContext.Current.CancellationToken);
        await channel.Writer.CompleteAsync();

        (await connection.ReadAsync(TestContext.Current.CancellationToken)).ShouldBe(new TerminalEvent.InputTaken(1));
        (await connection.ReadAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout()).ShouldBeNull();
    }

    /// <summary>Takes everything and says nothing, unless told to.</summary>
    private sealed class BlackHole : IHolderChannel
    {
        private readonly Pipe _pipe = new();

        public PipeReader Output => _pipe.Reader;

        public PipeWriter Writer => _pipe.Writer;

        public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public Task<string> ExplainAsync(Exception? error) => Task.FromResult("lost");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
