using LabPlatform.Content.Markdown.RunnableCode;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>Code of a page. It goes around the sanitiser, as text, so that no HTML of an author can look like it.</summary>
/// <param name="Highlight">Lines to set off, or null.</param>
/// <param name="Text">As written; not yet cleaned.</param>
internal sealed record PageCode(bool IsBlock, CodeMacro Macro, string Language, string? Highlight, string Text)
{
    /// <summary>The file of <see cref="LabAction.Write"/>, else null.</summary>
    public FileTarget? File { get; init; }

    public static PageCode Inline(CodeMacro macro, string text) =>
        new(IsBlock: false, macro, FenceInfo.PlainLanguage, Highlight: null, text);
}
