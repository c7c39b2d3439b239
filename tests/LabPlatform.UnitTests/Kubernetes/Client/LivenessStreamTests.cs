using System.Net.WebSockets;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed class LivenessStreamTests
{
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

        await socket.SendAsync(new byte[size], WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", TestContext.Current.CancellationToken);

        written.Writes.Count.ShouldBe(2);
        written.Writes.ShouldAllBe(write => FrameLength(write) == write.Length);
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
