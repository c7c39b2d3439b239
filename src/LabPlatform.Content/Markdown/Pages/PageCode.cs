using LabPlatform.Content.Markdown.RunnableCode;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>Code of a page. It goes around the sanitiser, as text, so that no HTML of an author can look like it.</summary>
/// <param name="Highlight">Lines to set off, or null.</param>
/// <param name="Text">As written; not yet cleaned.</param>
internal sealed record PageCode(bool IsBlock, LabAction Action, string Language, string? Highlight, string Text)
{
    public static PageCode Inline(LabAction action, string text) =>
        new(IsBlock: false, action, FenceInfo.PlainLanguage, Highlight: null, text);
}
