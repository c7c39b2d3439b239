using System.Buffers;
using LabPlatform.Domain.Terminals;
using LabPlatform.Kubernetes.Terminals;

namespace LabPlatform.UnitTests.Terminals;

public sealed class HolderFramesTests
{
    [Fact]
    public void Fuzz_HundredThousandFrames_NothingButARefusal_Row52()
    {
        var random = new Random(52);
        for (var round = 0; round < 100_000; round++)
        {
            var frame = new byte[random.Next(0, 64)];
            random.NextBytes(frame);
            if (frame.Length > 5 && random.Next(2) == 0)
            {
                (frame[0], frame[1], frame[2], frame[3], frame[4]) = ((byte)random.Next(0x80, 0x89), 0, 0, 0, (byte)(frame.Length - 5));
            }

            Should.NotThrow(() => TakeAll(frame));
        }
    }

    [Fact]
    public void TryTake_AFrameInPieces_WaitsForItsEnd()
    {
        byte[] frame = [0x83, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2];
        for (var length = 0; length < frame.Length; length++)
        {
            var part = new ReadOnlySequence<byte>(frame, 0, length);
            HolderFrames.TryTake(ref part, out _, out _).ShouldBeFalse();
        }

        var whole = new ReadOnlySequence<byte>(frame);
        HolderFrames.TryTake(ref whole, out var type, out var payload).ShouldBeTrue();
        HolderFrames.Parse(type, payload.ToArray()).ShouldBe(new TerminalEvent.InputTaken(258));
        whole.IsEmpty.ShouldBeTrue();
    }

    private static void TakeAll(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        try
        {
            while (HolderFrames.TryTake(ref buffer, out var type, out var payload))
            {
                HolderFrames.Parse(type, payload.ToArray());
            }
        }
        catch (TerminalException)
        {
            // a refusal in words
        }
    }
}
