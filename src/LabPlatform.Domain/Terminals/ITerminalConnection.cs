namespace LabPlatform.Domain.Terminals;

/// <summary>One viewer of one terminal. Output pauses when it is not acknowledged, so nothing piles up here.</summary>
/// <remarks>
/// Any number of callers may send; one reads. All sends fail with <see cref="TerminalException"/> once the connection is over.
/// </remarks>
public interface ITerminalConnection : IAsyncDisposable
{
    /// <summary>Waits for the next event.</summary>
    /// <returns>The event, or null when the terminal closed the connection in good order.</returns>
    /// <exception cref="TerminalException">The connection broke, or the terminal refused; the message is for the learner.</exception>
    ValueTask<TerminalEvent?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Says that output up to <paramref name="offset"/> (exclusive) was shown. Never more than was read.</summary>
    ValueTask AcknowledgeAsync(long offset, CancellationToken cancellationToken);

    /// <summary>Sends what was typed. <paramref name="offset"/> counts this viewer's input bytes: what was already taken is not taken again.</summary>
    /// <param name="offset">Where <paramref name="input"/> stands in everything this viewer ever typed; no gap may be left.</param>
    /// <param name="input">At most <see cref="TerminalRequest.InputWindow"/> beyond what was taken.</param>
    /// <param name="cancellationToken">Gives up waiting; the connection is unusable then.</param>
    ValueTask SendAsync(long offset, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);

    /// <summary>Gives the terminal a size and takes the lead: the other viewers follow.</summary>
    ValueTask ResizeAsync(TerminalSize size, CancellationToken cancellationToken);

    /// <summary>Says whether somebody can see this viewer.</summary>
    ValueTask ShowAsync(bool visible, CancellationToken cancellationToken);
}
