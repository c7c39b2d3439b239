using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>
/// Tells of most pages, without rendering them, that they show no image and can be rendered: of a large catalogue that
/// is a tenth of the work. In doubt it says no.
/// </summary>
internal static class RenderingForecast
{
    /// <summary>Half of what Markdig's renderer goes into.</summary>
    private const int CertainDepth = 60;

    /// <summary>Characters of HTML, half of what a page may have.</summary>
    private const long CertainLength = PageRenderer.MaximumHtml / 2;

    /// <summary>More HTML than one item has around its text; a place that is held for code is the longest.</summary>
    private const long PerItem = 256;

    /// <summary>More HTML than one character becomes: <c>&amp;quot;</c>, <c>%E2%82%AC</c>, or its part in the address that a short token stands for.</summary>
    private const long PerCharacter = 32;

    /// <param name="items">All of the page.</param>
    public static bool IsPlain(string markdown, IReadOnlyList<MarkdownObject> items)
    {
        var length = (markdown.Length * PerCharacter) + (items.Count * PerItem);
        foreach (var item in items)
        {
            if (IsImage(item) || !IsShallow(item))
            {
                return false;
            }

            if (item is LinkInline link) // one definition may serve many links
            {
                length += ((link.Url?.Length ?? 0) + (link.Title?.Length ?? 0)) * PerCharacter;
            }
        }

        return length < CertainLength;
    }

    private static bool IsImage(MarkdownObject item) => item switch
    {
        LinkInline link => link.IsImage,
        HtmlInline html => MayBeImage(html.Tag),
        HtmlBlock html => html.Lines.Lines is { } lines && Array.Exists(lines, line => MayBeImage(line.Slice.AsSpan())),
        _ => false,
    };

    private static bool MayBeImage(ReadOnlySpan<char> html) => html.Contains("img", StringComparison.OrdinalIgnoreCase);

    private static bool IsShallow(MarkdownObject item)
    {
        var depth = 0;
        for (var above = item; above is not null && depth <= CertainDepth; above = Parent(above))
        {
            depth++;
        }

        return depth <= CertainDepth;
    }

    private static MarkdownObject? Parent(MarkdownObject item) => item switch
    {
        Block block => block.Parent,
        ContainerInline { ParentBlock: { } block } => block,
        Inline inline => inline.Parent,
        _ => null,
    };
}
