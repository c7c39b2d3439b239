namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>What a macro behind a piece of code asks for.</summary>
/// <param name="KeepsLineBreaks">Katacoda's <c>execute</c> means each line of inline code; Killercoda's authors wrap theirs like prose.</param>
internal readonly record struct CodeMacro(LabAction Action, bool KeepsLineBreaks = false)
{
    /// <summary>The terminal it is meant for: a number from 1, or 0 for the one that is shown.</summary>
    public int Terminal { get; init; }

    /// <summary>The terminal's name where it has no number, or null.</summary>
    public string? TerminalName { get; init; }

    /// <summary>The text is typed and Enter is left to the learner.</summary>
    public bool WithoutEnter { get; init; }

    /// <summary>The author wrote something else that was taken for this.</summary>
    public bool IsMisspelt { get; init; }
}
