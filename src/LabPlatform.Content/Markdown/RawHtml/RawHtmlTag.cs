namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>A complete tag within text.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="NameEnd">Position behind the name.</param>
/// <param name="End">Position behind the <c>&gt;</c>.</param>
internal readonly record struct RawHtmlTag(string Name, bool IsEndTag, int NameEnd, int End)
{
    /// <summary>Reads a tag at <paramref name="start"/>; what is not well formed (an open quote, no <c>&gt;</c>) is none.</summary>
    public static bool TryRead(string html, int start, out RawHtmlTag tag)
    {
        tag = default;
        var isEndTag = At(html, start + 1) == '/';
        var nameStart = isEndTag ? start + 2 : start + 1;
        var nameEnd = nameStart;
        while (char.IsAsciiLetterOrDigit(At(html, nameEnd)))
        {
            nameEnd++;
        }

        if (!char.IsAsciiLetter(At(html, nameStart)) || !(IsSpace(At(html, nameEnd)) || At(html, nameEnd) is '>' or '/'))
        {
            return false;
        }

        var end = RawHtmlAttributes.FindTagEnd(html.AsSpan(nameEnd));
        if (end < 0)
        {
            return false;
        }

        tag = new RawHtmlTag(html[nameStart..nameEnd].ToLowerInvariant(), isEndTag, nameEnd, nameEnd + end);
        return true;
    }

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
