using System.Text;
using LabPlatform.Content.Sanitising;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>
/// Escapes every <c>&lt;</c> that does not begin a complete tag of an allowed element. So <c>&lt;pod&gt;</c> in prose
/// stays readable, and no element that changes how HTML is read (<c>script</c>, <c>textarea</c>, …) reaches the parser.
/// </summary>
internal static class RawHtmlFilter
{
    public static string Filter(string html, RawHtmlBudget budget)
    {
        var output = new StringBuilder(html.Length + 16);
        var position = 0;
        while (position < html.Length)
        {
            var next = html.IndexOf('<', position);
            if (next < 0)
            {
                break;
            }

            output.Append(html, position, next - position);
            position = Copy(html, next, output, budget);
        }

        return output.Append(html, position, html.Length - position).ToString();
    }

    /// <returns>The position behind what was read at <paramref name="start"/>, a <c>&lt;</c>.</returns>
    private static int Copy(string html, int start, StringBuilder output, RawHtmlBudget budget)
    {
        const string CommentStart = "<!--";
        const string CommentEnd = "-->";
        if (string.CompareOrdinal(html, start, CommentStart, 0, CommentStart.Length) == 0)
        {
            var end = html.IndexOf(CommentEnd, start + 2, StringComparison.Ordinal); // <!--> is a whole comment
            return end < 0 ? html.Length : end + CommentEnd.Length;
        }

        if (!RawHtmlTag.TryRead(html, start, out var tag) || !HtmlRules.IsAllowed(tag.Name))
        {
            output.Append("&lt;");
            return start + 1;
        }

        budget.Spend(tag.Name, tag.IsEndTag);
        output.Append(tag.IsEndTag ? "</" : "<").Append(Rename(tag.Name)).Append(html, tag.NameEnd, tag.End - tag.NameEnd);
        return tag.End;
    }

    private static string Rename(string name) =>
        name is ['h', >= '1' and <= '6'] ? $"h{LowerHeadingRenderer.Lower(name[1] - '0')}" : name;
}
