using System.Text;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.RunnableCode;
using LabPlatform.Content.Sanitising;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>
/// Escapes every <c>&lt;</c> that does not begin a complete tag of an allowed element. So <c>&lt;pod&gt;</c> in prose
/// stays readable, and no element that changes how HTML is read (<c>script</c>, <c>textarea</c>, …) reaches the parser.
/// </summary>
/// <param name="page">Keeps the code that is met on the way.</param>
internal sealed class RawHtmlFilter(PageHtmlRenderer page)
{
    private readonly StringBuilder _output = new();

    /// <summary>Filters a block: beside tags it may hold Katacoda's files, and code with a macro that authors write between tags.</summary>
    public static string FilterBlock(string html, PageHtmlRenderer page) => new RawHtmlFilter(page).Run(html, "<`{");

    /// <summary>Filters a single tag.</summary>
    public static string FilterTag(string html, PageHtmlRenderer page) => new RawHtmlFilter(page).Run(html, "<");

    private string Run(string html, string special)
    {
        var position = 0;
        while (html.AsSpan(position).IndexOfAny(special) is var next and >= 0)
        {
            _output.Append(html, position, next);
            position += next;
            position += html[position] switch
            {
                '<' => CopyMarkup(html, position),
                '`' => CopyCode(html, position),
                _ => CopyBrace(html, position),
            };
        }

        return _output.Append(html, position, html.Length - position).ToString();
    }

    /// <returns>The length of what was read at <paramref name="start"/>, a <c>&lt;</c>.</returns>
    private int CopyMarkup(string html, int start)
    {
        const string CommentStart = "<!--";
        const string CommentEnd = "-->";
        if (string.CompareOrdinal(html, start, CommentStart, 0, CommentStart.Length) == 0)
        {
            var end = html.IndexOf(CommentEnd, start + 2, StringComparison.Ordinal); // <!--> is a whole comment
            return (end < 0 ? html.Length : end + CommentEnd.Length) - start;
        }

        if (!RawHtmlTag.TryRead(html, start, out var tag) || !HtmlRules.IsAllowed(tag.Name))
        {
            _output.Append("&lt;");
            return 1;
        }

        page.Budget.Spend(tag.Name, tag.IsEndTag);
        if (RawHtmlCode.TryRead(html, start, tag, out var code, out var codeEnd))
        {
            page.Budget.Spend(tag.Name, closes: true);
            _output.Append(page.PlaceOf(code));
            return codeEnd - start;
        }

        _output.Append(tag.IsEndTag ? "</" : "<").Append(Rename(tag.Name)).Append(html, tag.NameEnd, tag.End - tag.NameEnd);
        return tag.End - start;
    }

    private int CopyCode(string html, int start)
    {
        var text = html.AsSpan(start);
        if (CodeSpan.TryRead(text, out var span))
        {
            _output.Append(page.PlaceOf(PageCode.Inline(span.Macro, span.Code)));
            return span.Length;
        }

        var ticks = text.IndexOfAnyExcept('`');
        ticks = ticks < 0 ? text.Length : ticks;
        _output.Append('`', ticks);
        return ticks;
    }

    /// <summary>A macro that stands behind no code is dropped.</summary>
    private int CopyBrace(string html, int start)
    {
        if (CodeMacroReader.TryReadStray(html.AsSpan(start), out _, out var length))
        {
            return length;
        }

        _output.Append('{');
        return 1;
    }

    private static string Rename(string name) =>
        name is ['h', >= '1' and <= '6'] ? $"h{LowerHeadingRenderer.Lower(name[1] - '0')}" : name;
}
