using System.Net.WebSockets;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed class LivenessStreamTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(12);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Pings are put between two writes, so a write must be a whole frame.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(32 * 1024 + 1)]
    [InlineData(1_000_000)]
    public async Task WebSocket_SendsMessage_WritesWholeFramesOnly(int size)
    {
        var written = new RecordingStream();
        using var socket = WebSocket.CreateFromStream(written, new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = Timeout.InfiniteTimeSpan });

        await socket.SendAsync(new byte[size], WebSocketMessageType.Binary, endOfMessage: true, Token);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", Token);

        written.Writes.Count.ShouldBe(2);
        written.Writes.ShouldAllBe(write => FrameLength(write) == write.Length);
    }

    [Fact]
    public async Task Silence_WhileSomebodyReads_EndsTheConnectionAtTheLimitAndNotBefore_F14()
    {
        var time = new ManualTime();
        var (here, _) = WatchedStream.Pair();
        await using var stream = new LivenessStream(here, s_interval, s_timeout, time);
        var read = stream.ReadAsync(new byte[1], Token).AsTask();

        time.Advance(TimeSpan.FromSeconds(30)); // the last beat before 32 s
        here.Disposed.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(5));
        here.Disposed.ShouldBeTrue();

        (await Should.ThrowAsync<IOException>(() => read.DefaultTimeout())).Message.ShouldBe("no sign of life for 32 s");
    }

    [Fact]
    public async Task Silence_WhileNobodyReads_DoesNotCount()
    {
        var time = new ManualTime();
        var (here, there) = WatchedStream.Pair();
        await using var stream = new LivenessStream(here, s_interval, s_timeout, time);
        await there.WriteAsync(new byte[2], Token);
        await stream.ReadExactlyAsync(new byte[1], Token);

        for (var pings = 1; pings <= 10; pings++)
        {
            time.Advance(s_interval);
            await Waits.UntilAsync("a ping went out", () => Task.FromResult(here.Writes == pings));
        }

        here.Disposed.ShouldBeFalse();
        (await stream.ReadAsync(new byte[1], Token).AsTask().DefaultTimeout()).ShouldBe(1);
    }

    [Fact]
    public async Task WebSocket_IdleButAlive_StaysBecauseTheOtherSideAnswersPings()
    {
        var time = new ManualTime();
        var (here, there) = WatchedStream.Pair();
        using var client = WebSocket.CreateFromStream(
            new LivenessStream(here, s_interval, s_timeout, time), new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        using var server = WebSocket.CreateFromStream(there, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var heard = server.ReceiveAsync(new byte[1], Token);
        var read = client.ReceiveAsync(new byte[1], Token);
        for (var pongs = 1; pongs <= 10; pongs++)
        {
            var before = here.Reads;
            time.Advance(s_interval);
            await Waits.UntilAsync("the answer is read and the next one waited for", () => Task.FromResult(here.Reads > before));
        }

        await client.SendAsync(new byte[1], WebSocketMessageType.Binary, endOfMessage: true, Token);
        (await heard.DefaultTimeout()).Count.ShouldBe(1);
        here.Disposed.ShouldBeFalse();
        read.IsCompleted.ShouldBeFalse();
    }

    private static long FrameLength(byte[] frame)
    {
        var (header, payload) = (frame[1] & 0x7f) switch
        {
            126 => (4, (long)((frame[2] << 8) | frame[3])),
            127 => (10, System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(frame.AsSpan(2))),
            var small => (2, small),
        };
        return header + 4 + payload;
    }

    private sealed class RecordingStream : MemoryStream
    {
        public List<byte[]> Writes { get; } = [];

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Add(buffer.ToArray());
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => Writes.Add(buffer.AsSpan(offset, count).ToArray());
    }
}
