using LabPlatform.Content.Loading;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Reads <c>`ls`{{exec}}</c>. Code without a macro is left to Markdig's own parser.</summary>
internal sealed class RunnableCodeInlineParser : InlineParser
{
    public RunnableCodeInlineParser() => OpeningCharacters = ['`'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekCharExtra(-1) == '`')
        {
            return false;
        }

        var start = slice.Start;
        var span = slice.AsSpan();
        var ticks = span.IndexOfAnyExcept('`');
        if (ticks < 0 || FindClosing(span[ticks..], ticks) is not { } length)
        {
            return false;
        }

        var end = ticks + length + ticks;
        if (!CodeMacro.TryParse(span[end..], out var macro, out var macroLength))
        {
            return false;
        }

        slice.Start = start + end + macroLength;
        processor.Inline = new RunnableCodeInline(Content(span.Slice(ticks, length), macro.KeepsLineBreaks), macro.Action)
        {
            Span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(slice.Start - 1)),
            Line = line,
            Column = column,
        };
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

        text = text.Replace('\n', ' ');
        var padded = text.Length > 2 && text[0] == ' ' && text[^1] == ' ' && !string.IsNullOrWhiteSpace(text);
        return padded ? text[1..^1] : text;
    }
}
