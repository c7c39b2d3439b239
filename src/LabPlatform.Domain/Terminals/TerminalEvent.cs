namespace LabPlatform.Domain.Terminals;

/// <summary>What a terminal tells one of its viewers.</summary>
public abstract record TerminalEvent
{
    private TerminalEvent()
    {
    }

    /// <summary>The viewer is attached; always the first event.</summary>
    /// <param name="Epoch">Names the ring the offsets belong to; another one than before means a fresh toolbox.</param>
    /// <param name="InputAccepted">Input before this offset reaches the program whatever happens: send again from here.</param>
    /// <param name="InputWritten">See <see cref="InputTaken"/>.</param>
    /// <param name="OutputOffset">Output follows from here; later than asked for when older output is not kept any more.</param>
    /// <param name="ReplayUntil">Output before this offset is history: nothing the browser answers to it may be sent.</param>
    /// <param name="Size">The size of the terminal now.</param>
    /// <param name="Leads">Whether this viewer decides on the size and answers the program's questions; another takes the lead by resizing.</param>
    public sealed record Attached(
        long Epoch,
        long InputAccepted,
        long InputWritten,
        long OutputOffset,
        long ReplayUntil,
        TerminalSize Size,
        bool Leads) : TerminalEvent;

    /// <summary>Bytes of the terminal, first of which has <paramref name="Offset"/>. A jump in offsets means that output was dropped.</summary>
    /// <param name="Offset">Absolute, within the epoch.</param>
    /// <param name="Bytes">At most 64 KiB. Valid only until the next event is asked for.</param>
    public sealed record Output(long Offset, ReadOnlyMemory<byte> Bytes) : TerminalEvent;

    /// <summary>The terminal has all input before <paramref name="Offset"/>: this much more may be sent.</summary>
    public sealed record InputTaken(long Offset) : TerminalEvent;

    /// <summary>Another viewer leads now and gave the terminal this size.</summary>
    public sealed record Resized(TerminalSize Size) : TerminalEvent;

    /// <summary>The shell ended; the next input starts a new one.</summary>
    /// <param name="ExitCode">0 to 255; 128 + number for a signal.</param>
    public sealed record Exited(int ExitCode) : TerminalEvent;
}
