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
        var channel = new BlackHole();
        await using var connection = await HolderConnection.OpenAsync(channel, s_request, time, TestContext.Current.CancellationToken);
        var read = connection.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        time.Advance(TimeSpan.FromSeconds(20));
        await Waits.UntilAsync("a ping follows the attach", () => Task.FromResult(channel.Sent >= 2));
        read.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(20));
        (await Should.ThrowAsync<TerminalException>(() => read.DefaultTimeout())).Message.ShouldBe("lost");
    }

    [Fact]
    public async Task Silence_WhileNobodyReads_DoesNotCount_F14()
    {
        var time = new ManualTime();
        var channel = new BlackHole();
        await using var connection = await HolderConnection.OpenAsync(channel, s_request, time, TestContext.Current.CancellationToken);

        for (var pings = 1; pings <= 10; pings++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Waits.UntilAsync("the next ping goes out", () => Task.FromResult(channel.Sent == 1 + pings));
        }

        await channel.Writer.WriteAsync(new byte[] { 0x83, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1 }, TestContext.Current.CancellationToken);
        (await connection.ReadAsync(TestContext.Current.CancellationToken).AsTask().DefaultTimeout()).ShouldBe(new TerminalEvent.InputTaken(1));
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
        private int _sent;

        public PipeReader Output => _pipe.Reader;

        public PipeWriter Writer => _pipe.Writer;

        /// <summary>Frames taken so far.</summary>
        public int Sent => Volatile.Read(ref _sent);

        public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _sent);
            return ValueTask.CompletedTask;
        }

        public Task<string> ExplainAsync(Exception? error) => Task.FromResult("lost");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
