using System.Globalization;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>What stands behind the opening fence: <c>yaml{2,5-6}</c>, <c>bash</c>, pandoc's <c>{.sql}</c>.</summary>
/// <param name="Language">Lower case; <c>plain</c> where none can be told.</param>
/// <param name="Highlight">1-based lines to set off, as <c>2,5-6</c>, or null.</param>
internal sealed record FenceInfo(string Language, string? Highlight)
{
    public const string PlainLanguage = "plain";

    private const int MaximumLanguageLength = 30;

    private const int MaximumLine = 9999;

    public static FenceInfo Plain { get; } = new(PlainLanguage, Highlight: null);

    public static FenceInfo Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var brace = text.IndexOf('{');
        var name = brace < 0 ? text : text[..brace];
        string? highlight = null;
        if (brace >= 0 && text[(brace + 1)..].IndexOf('}') is var end and >= 0)
        {
            var inner = text.Slice(brace + 1, end);
            highlight = ParseLines(inner);
            if (name.IsWhiteSpace() && inner.StartsWith('.'))
            {
                name = inner[1..];
            }
        }

        return new FenceInfo(ParseLanguage(name), highlight);
    }

    private static string ParseLanguage(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var blank = text.IndexOfAny(' ', '\t');
        text = blank < 0 ? text : text[..blank];
        var valid = text.Length is > 0 and <= MaximumLanguageLength;
        foreach (var c in text)
        {
            valid &= char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '.' or '-' or '_';
        }

        if (!valid)
        {
            return PlainLanguage;
        }

        var language = text.ToString().ToLowerInvariant();
        return language is "plan" ? PlainLanguage : language; // "plan" is a common slip for "plain"
    }

    private static string? ParseLines(ReadOnlySpan<char> text)
    {
        var parts = new List<string>();
        foreach (var range in text.Split(','))
        {
            var part = text[range];
            var dash = part.IndexOf('-');
            if (!TryLine(dash < 0 ? part : part[..dash], out var first)
                || !TryLine(dash < 0 ? part : part[(dash + 1)..], out var last)
                || last < first)
            {
                return null;
            }

            parts.Add(first == last ? $"{first}" : $"{first}-{last}");
        }

        return string.Join(',', parts);
    }

    private static bool TryLine(ReadOnlySpan<char> text, out int line) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out line) && line is > 0 and <= MaximumLine;
}
