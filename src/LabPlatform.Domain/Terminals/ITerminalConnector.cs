using System.Threading.Channels;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Terminals;

/// <summary>Opens viewers of the shells that live in a session's toolbox.</summary>
public interface ITerminalConnector
{
    /// <summary>Attaches a viewer; the terminal is made if it does not exist.</summary>
    /// <exception cref="TerminalException">The toolbox cannot be reached; the message is for the learner.</exception>
    Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken);
}

/// <param name="Terminal">Number of the terminal in the session, 1 to 8.</param>
/// <param name="Viewer">Random id of the browser's page: a page that comes back keeps its input offset.</param>
/// <param name="FromOffset">First output byte wanted; 0 asks for all that is kept.</param>
/// <param name="Size">Wanted size, or null for a viewer that only looks.</param>
/// <param name="MayType">Whether input and resize are accepted from this viewer.</param>
public sealed record TerminalRequest(int Terminal, string Viewer, long FromOffset, TerminalSize? Size, bool MayType);

/// <summary>Columns 2 to 500, rows 1 to 200; other values are moved into the range.</summary>
public readonly record struct TerminalSize
{
    public TerminalSize(int columns, int rows)
    {
        Columns = Math.Clamp(columns, 2, 500);
        Rows = Math.Clamp(rows, 1, 200);
    }

    public int Columns { get; }

    public int Rows { get; }
}

/// <summary>One viewer of one terminal. Output pauses when it is not acknowledged.</summary>
public interface ITerminalConnection : IAsyncDisposable
{
    /// <summary>Output and events in order; completes when the connection is over, with an exception when it broke.</summary>
    ChannelReader<TerminalEvent> Events { get; }

    /// <summary>Says that output up to <paramref name="offset"/> (exclusive) was shown.</summary>
    ValueTask AcknowledgeAsync(long offset, CancellationToken cancellationToken);

    /// <summary>Sends what was typed. <paramref name="offset"/> counts this viewer's input bytes: what was already taken is not taken again.</summary>
    ValueTask SendAsync(long offset, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);

    ValueTask ResizeAsync(TerminalSize size, CancellationToken cancellationToken);
}

public abstract record TerminalEvent
{
    private TerminalEvent()
    {
    }

    /// <summary>The viewer is attached: input is known up to <paramref name="InputOffset"/>, output follows from <paramref name="OutputOffset"/>.</summary>
    /// <param name="ReplayUntil">Output before this offset is history: nothing the browser answers to it may be sent.</param>
    public sealed record Attached(long InputOffset, long OutputOffset, long ReplayUntil) : TerminalEvent;

    /// <summary>Bytes of the terminal, first of which has <paramref name="Offset"/>. A jump in offsets means that output was dropped.</summary>
    public sealed record Output(long Offset, ReadOnlyMemory<byte> Bytes) : TerminalEvent;

    /// <summary>Input up to <paramref name="Offset"/> was taken.</summary>
    public sealed record InputTaken(long Offset) : TerminalEvent;

    /// <summary>The terminal has this size now (somebody who may resized it).</summary>
    public sealed record Resized(TerminalSize Size) : TerminalEvent;

    /// <summary>The shell ended; the next input starts a new one.</summary>
    public sealed record Exited(int ExitCode) : TerminalEvent;
}

/// <summary>The terminal could not be reached; the message is for the learner.</summary>
public sealed class TerminalException : Exception
{
    public TerminalException(string message)
        : base(message)
    {
    }

    public TerminalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TerminalException()
    {
    }
}
