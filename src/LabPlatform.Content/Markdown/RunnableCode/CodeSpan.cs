using LabPlatform.Content.Loading;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Code between backticks with a macro behind it, as it stands in a line.</summary>
/// <param name="Length">How many characters it takes, macro included.</param>
internal readonly record struct CodeSpan(string Code, CodeMacro Macro, int Length)
{
    /// <param name="text">Begins with the first of the opening backticks.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out CodeSpan span)
    {
        span = default;
        var ticks = text.IndexOfAnyExcept('`');
        if (ticks < 1)
        {
            return false;
        }

        if (FindClosing(text[ticks..], ticks) is { } length)
        {
            var end = ticks + length + ticks;
            if (CodeMacroReader.TryRead(text[end..], out var macro, out var macroLength))
            {
                span = new CodeSpan(Content(text.Slice(ticks, length), macro.KeepsLineBreaks), macro, end + macroLength);
                return true;
            }
        }

        return ticks == 1 && TryReadUnclosed(text, out span);
    }

    /// <summary>The line is <c>`ls{{exec}}</c>: the closing backtick is forgotten, or became a quote.</summary>
    private static bool TryReadUnclosed(ReadOnlySpan<char> text, out CodeSpan span)
    {
        span = default;
        var end = text.IndexOfAny('\n', '\r');
        var line = (end < 0 ? text : text[..end]).TrimEnd(' ');
        var brace = line.IndexOf("{{", StringComparison.Ordinal);
        if (brace < 2 || line[1..].Contains('`') || !CodeMacroReader.TryRead(line[brace..], out var macro, out var length)
            || macro.IsMisspelt || macro.Action == LabAction.None || brace + length < line.Length)
        {
            return false;
        }

        var code = line[1..brace];
        code = code[^1] == '\'' && code.Count('\'') % 2 == 1 ? code[..^1] : code;
        span = new CodeSpan(code.ToString(), macro with { IsMisspelt = true }, brace + length);
        return true;
    }

    /// <returns>The length of the code before a run of exactly <paramref name="ticks"/> backticks, or null.</returns>
    private static int? FindClosing(ReadOnlySpan<char> text, int ticks)
    {
        var position = 0;
        while (text[position..].IndexOf('`') is var next and >= 0)
        {
            position += next;
            var run = text[position..].IndexOfAnyExcept('`');
            run = run < 0 ? text.Length - position : run;
            if (run == ticks)
            {
                return position;
            }

            position += run;
        }

        return null;
    }

    /// <summary>CommonMark's rules for a code span, save that line breaks may be wanted.</summary>
    private static string Content(ReadOnlySpan<char> raw, bool keepLineBreaks)
    {
        var text = AuthorText.WithLineFeeds(raw.ToString());
        if (keepLineBreaks)
        {
            return text.Trim('\n');
        }

        // A back slash before the break goes on with the command in the shell, either way.
        const string Continuation = "\\\n";
        text = string.Join(Continuation, text.Split(Continuation).Select(part => part.Replace('\n', ' ')));
        var padded = text.Length > 2 && text[0] == ' ' && text[^1] == ' ' && !string.IsNullOrWhiteSpace(text);
        return padded ? text[1..^1] : text;
    }
}
