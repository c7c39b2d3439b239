using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Finds the code that is meant where a macro stands behind something else: <c>**`ls`**{{exec}}</c>, <c>&lt;code&gt;ls&lt;/code&gt;{{exec}}</c>.</summary>
internal static class StrayMacros
{
    public static void Join(MarkdownDocument document)
    {
        foreach (var stray in document.Descendants<StrayMacroInline>().ToList())
        {
            switch (stray.PreviousSibling)
            {
                case EmphasisInline { FirstChild: CodeInline code } emphasis when ReferenceEquals(emphasis.LastChild, code):
                    Replace(code, code.Content, stray);
                    break;
                case HtmlInline { Tag: "</code>" } closing:
                    JoinHtml(closing, stray);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Only text and entities may stand between the tags.</summary>
    private static void JoinHtml(HtmlInline closing, StrayMacroInline stray)
    {
        var parts = new List<Inline> { closing };
        var text = new StringBuilder();
        for (var inline = closing.PreviousSibling; inline is LiteralInline or HtmlEntityInline; inline = inline.PreviousSibling)
        {
            text.Insert(0, inline is LiteralInline literal ? literal.Content.ToString() : ((HtmlEntityInline)inline).Transcoded.ToString());
            parts.Add(inline);
        }

        if (parts[^1].PreviousSibling is HtmlInline { Tag: "<code>" } opening && text.Length > 0)
        {
            Replace(opening, text.ToString(), stray);
            parts.ForEach(part => part.Remove());
        }
    }

    private static void Replace(Inline inline, string code, StrayMacroInline stray)
    {
        inline.ReplaceBy(new RunnableCodeInline(code, stray.Macro) { Span = stray.Span, Line = stray.Line, Column = stray.Column });
        stray.Remove();
    }
}
