namespace LabPlatform.Domain.Terminals;

/// <summary>What a viewer wants to see.</summary>
/// <param name="Terminal">Number of the terminal in the session, 1 to <see cref="Terminals"/>.</param>
/// <param name="Viewer">Random id of the browser's page: a page that comes back keeps its input offset. See <see cref="IsViewer"/>.</param>
/// <param name="Epoch">The epoch <paramref name="FromOffset"/> belongs to, 0 for none.</param>
/// <param name="FromOffset">First output byte wanted; 0 asks for all that is kept, and so does an epoch that is over.</param>
/// <param name="Size">Wanted size, or null for a viewer that only looks.</param>
/// <param name="MayType">Whether input and resize are accepted from this viewer.</param>
/// <param name="Visible">Whether somebody can see it now; output is not held back for hidden viewers while others look.</param>
public sealed record TerminalRequest(
    int Terminal,
    string Viewer,
    long Epoch,
    long FromOffset,
    TerminalSize? Size,
    bool MayType,
    bool Visible = true)
{
    /// <summary>Terminals one session may have.</summary>
    public const int Terminals = 8;

    /// <summary>Input bytes a viewer may be ahead of <see cref="TerminalEvent.InputTaken"/>.</summary>
    public const int InputWindow = 64 * 1024;

    /// <summary>Output bytes that may be under way to a viewer.</summary>
    public const int OutputWindow = 512 * 1024;

    /// <summary>Whether <paramref name="text"/> can be a viewer's id: 8 to 64 letters and digits.</summary>
    public static bool IsViewer(string? text) => text is { Length: >= 8 and <= 64 } && text.All(char.IsAsciiLetterOrDigit);
}
