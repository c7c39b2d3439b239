using System.Buffers;
using System.Text;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>A viewer as tests need one: types text, reads until something is there, acknowledges what it read.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private byte[] _rest = [];

    private Viewer(ITerminalConnection connection, TerminalEvent.Attached attached)
    {
        (Connection, Attached) = (connection, attached);
        (Offset, Typed) = (attached.OutputOffset, attached.InputAccepted);
    }

    public ITerminalConnection Connection { get; }

    public TerminalEvent.Attached Attached { get; }

    /// <summary>End of the output read so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Input sent so far.</summary>
    public long Typed { get; set; }

    public long Taken { get; private set; }

    /// <summary>Whether output that was read is acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Bytes missing in the output so far.</summary>
    public long Skipped { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Viewer> AttachAsync(ITerminalConnection connection) =>
        new(connection, (await connection.ReadAsync(Token).AsTask().DefaultTimeout()).ShouldBeOfType<TerminalEvent.Attached>());

    public Task TypeAsync(string text) => TypeAsync(Encoding.UTF8.GetBytes(text));

    public async Task TypeAsync(ReadOnlyMemory<byte> bytes)
    {
        await Connection.SendAsync(Typed, bytes, Token);
        Typed += bytes.Length;
    }

    /// <summary>Types more than is granted at once, as the grant grows.</summary>
    public async Task PasteAsync(ReadOnlyMemory<byte> bytes)
    {
        var end = Typed + bytes.Length;
        while (Typed < end)
        {
            var count = (int)Math.Min(end - Typed, Taken + TerminalRequest.InputWindow - Typed);
            if (count > 0)
            {
                await TypeAsync(bytes.Slice((int)(bytes.Length - (end - Typed)), count));
            }
            else
            {
                await NextAsync();
            }
        }
    }

    /// <summary>Reads until the text has come; gives everything up to its end. What came behind it is read next.</summary>
    public async Task<string> UntilAsync(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var seen = new ArrayBufferWriter<byte>(Math.Max(1, _rest.Length));
        seen.Write(_rest);
        var looked = 0;
        while (true)
        {
            var at = seen.WrittenSpan[looked..].IndexOf(wanted);
            if (at >= 0)
            {
                var end = looked + at + wanted.Length;
                _rest = seen.WrittenSpan[end..].ToArray();
                return Encoding.UTF8.GetString(seen.WrittenSpan[..end]);
            }

            looked = Math.Max(0, seen.WrittenCount - wanted.Length + 1);
            if (await NextAsync() is TerminalEvent.Output output)
            {
                seen.Write(output.Bytes.Span);
            }
        }
    }

    /// <summary>Reads until an event of this kind.</summary>
    public async Task<T> UntilAsync<T>()
        where T : TerminalEvent
    {
        while (true)
        {
            if (await NextAsync() is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>Reads so many bytes of output and gives each piece.</summary>
    public async Task ReadAsync(long count, Action<ReadOnlyMemory<byte>> take)
    {
        var early = _rest.AsMemory(0, (int)Math.Min(count, _rest.Length));
        take(early);
        _rest = _rest[early.Length..];
        count -= early.Length;
        while (count > 0)
        {
            if (await NextAsync() is TerminalEvent.Output output)
            {
                var piece = output.Bytes[..(int)Math.Min(count, output.Bytes.Length)];
                take(piece);
                count -= piece.Length;
                _rest = output.Bytes[piece.Length..].ToArray();
            }
        }
    }

    public async Task<TerminalEvent> NextAsync()
    {
        var next = await Connection.ReadAsync(Token).AsTask().DefaultTimeout() ?? throw new InvalidOperationException("The terminal closed.");
        switch (next)
        {
            case TerminalEvent.Output output:
                output.Offset.ShouldBeGreaterThanOrEqualTo(Offset);
                Skipped += output.Offset - Offset;
                Offset = output.Offset + output.Bytes.Length;
                if (Acknowledges)
                {
                    await AcknowledgeAsync();
                }

                break;
            case TerminalEvent.InputTaken taken:
                Taken = taken.Offset;
                break;
            default:
                break;
        }

        return next;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private async Task AcknowledgeAsync()
    {
        try
        {
            await Connection.AcknowledgeAsync(Offset, Token);
        }
        catch (TerminalException)
        {
            // The holder closed it meanwhile: what it said before that is read next, and says why.
        }
    }
}
