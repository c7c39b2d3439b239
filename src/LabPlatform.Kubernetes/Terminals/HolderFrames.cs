using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.Kubernetes.Terminals;

/// <summary>The holder's frames as bytes: deploy/images/toolbox/labterm/README.md, “Protocol”.</summary>
internal static class HolderFrames
{
    public const int HeaderSize = 5;
    public const int LargestPayload = 64 * 1024;
    public const int LargestInput = 32 * 1024;

    public const byte Attached = 0x81;
    public const byte Output = 0x82;
    public const byte Taken = 0x83;
    public const byte Resized = 0x84;
    public const byte Exited = 0x85;
    public const byte Pong = 0x86;
    public const byte Refused = 0x87;

    private const byte ProtocolVersion = 1;

    public static byte[] Attach(TerminalRequest request)
    {
        const int fixedSize = 24;
        var frame = Start(0x01, fixedSize - 1 + request.Viewer.Length);
        var payload = frame.AsSpan(HeaderSize);
        payload[0] = ProtocolVersion;
        payload[1] = checked((byte)request.Terminal);
        payload[2] = (byte)((request.MayType ? 1 : 0) | (request.Visible ? 2 : 0));
        WriteSize(payload[3..], request.Size);
        BinaryPrimitives.WriteInt64BigEndian(payload[7..], request.Epoch);
        BinaryPrimitives.WriteInt64BigEndian(payload[15..], request.FromOffset);
        Encoding.ASCII.GetBytes(request.Viewer, payload[23..]);
        return frame;
    }

    public static byte[] Input(long offset, ReadOnlySpan<byte> input)
    {
        var frame = Offset(0x02, offset, input.Length);
        input.CopyTo(frame.AsSpan(HeaderSize + sizeof(long)));
        return frame;
    }

    public static byte[] Acknowledge(long offset) => Offset(0x03, offset, 0);

    public static byte[] Resize(TerminalSize size)
    {
        var frame = Start(0x04, 4);
        WriteSize(frame.AsSpan(HeaderSize), size);
        return frame;
    }

    public static byte[] Presence(bool visible)
    {
        var frame = Start(0x05, 1);
        frame[HeaderSize] = visible ? (byte)1 : (byte)0;
        return frame;
    }

    public static byte[] Ping() => Start(0x06, 0);

    /// <summary>Takes one whole frame off the front of <paramref name="buffer"/>, if there is one.</summary>
    /// <exception cref="TerminalException">No frame can begin like this.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out byte type, out ReadOnlySequence<byte> payload)
    {
        type = 0;
        payload = default;
        if (buffer.Length < HeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderSize];
        buffer.Slice(0, HeaderSize).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > LargestPayload)
        {
            throw new TerminalException("The terminal's holder sent something that is no frame.");
        }

        if (buffer.Length < HeaderSize + length)
        {
            return false;
        }

        type = header[0];
        payload = buffer.Slice(HeaderSize, length);
        buffer = buffer.Slice(payload.End);
        return true;
    }

    /// <summary>What a frame says, or null for those that only show that the holder lives (or that are newer than this).</summary>
    /// <exception cref="TerminalException">The holder refused, or the frame is not formed as it has to be.</exception>
    public static TerminalEvent? Parse(byte type, ReadOnlyMemory<byte> payload)
    {
        var body = payload.Span;
        try
        {
            return type switch
            {
                Output => new TerminalEvent.Output(BinaryPrimitives.ReadInt64BigEndian(body), payload[sizeof(long)..]),
                Taken => new TerminalEvent.InputTaken(BinaryPrimitives.ReadInt64BigEndian(body)),
                Attached => ParseAttached(body),
                Resized => new TerminalEvent.Resized(ReadSize(body)),
                Exited => new TerminalEvent.Exited((int)(BinaryPrimitives.ReadUInt32BigEndian(body) & 0xFF)),
                Refused => throw Refusal(body),
                _ => null,
            };
        }
        catch (Exception ex) when (ex is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new TerminalException("The terminal's holder sent a frame that is too short.", ex);
        }
    }

    private static TerminalEvent.Attached ParseAttached(ReadOnlySpan<byte> body) => body[0] == ProtocolVersion
        ? new TerminalEvent.Attached(
            Epoch: BinaryPrimitives.ReadInt64BigEndian(body[2..]),
            InputAccepted: BinaryPrimitives.ReadInt64BigEndian(body[10..]),
            InputWritten: BinaryPrimitives.ReadInt64BigEndian(body[18..]),
            OutputOffset: BinaryPrimitives.ReadInt64BigEndian(body[26..]),
            ReplayUntil: BinaryPrimitives.ReadInt64BigEndian(body[34..]),
            Size: ReadSize(body[42..]),
            Leads: body[1] != 0)
        : throw new TerminalException("The toolbox is of another version than this site. Start the lab again.");

    private static TerminalException Refusal(ReadOnlySpan<byte> body)
    {
        const byte replaced = 0x02;
        var text = Encoding.UTF8.GetString(body[1..Math.Min(body.Length, 200)]);
        return new TerminalException($"The terminal refused: {text}.") { Replaced = body[0] == replaced };
    }

    private static TerminalSize ReadSize(ReadOnlySpan<byte> body) =>
        new(BinaryPrimitives.ReadUInt16BigEndian(body), BinaryPrimitives.ReadUInt16BigEndian(body[2..]));

    private static void WriteSize(Span<byte> target, TerminalSize? size)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)(size?.Columns ?? 0));
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)(size?.Rows ?? 0));
    }

    private static byte[] Offset(byte type, long offset, int more)
    {
        var frame = Start(type, sizeof(long) + more);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(HeaderSize), offset);
        return frame;
    }

    private static byte[] Start(byte type, int payload)
    {
        var frame = new byte[HeaderSize + payload];
        frame[0] = type;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload);
        return frame;
    }
}
