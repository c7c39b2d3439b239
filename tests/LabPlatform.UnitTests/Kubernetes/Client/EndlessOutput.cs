using System.Net.WebSockets;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>A command that prints for ever, a sequence in which a lost or repeated byte shows.</summary>
internal static class EndlessOutput
{
    public static Task<ApiServerDouble> StartAsync(Progress progress) => ApiServerDouble.StartExecAsync(async socket =>
    {
        try
        {
            long position = 0;
            while (true)
            {
                var block = new byte[32 * 1024];
                Fill(block, ref position);
                await socket.FrameAsync(1, block);
                progress.Sent = position;
            }
        }
        catch (WebSocketException)
        {
            // The client has seen enough.
        }
    });

    /// <summary>Fails unless the block is what comes at this position.</summary>
    public static void Check(ReadOnlySpan<byte> block, ref long position)
    {
        foreach (var value in block)
        {
            if (value != (byte)(position++ % 251))
            {
                throw new InvalidDataException($"Byte {position - 1} is wrong.");
            }
        }
    }

    private static void Fill(Span<byte> block, ref long position)
    {
        foreach (ref var value in block)
        {
            value = (byte)(position++ % 251);
        }
    }

    public sealed class Progress
    {
        private long _sent;

        public long Sent
        {
            get => Volatile.Read(ref _sent);
            set => Volatile.Write(ref _sent, value);
        }
    }
}
