namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>The <c>{{exec}}</c> behind a piece of code. Katacoda's forms are understood too, so that none is left as litter.</summary>
/// <param name="KeepsLineBreaks">Katacoda's <c>execute</c> means each line of inline code; Killercoda's authors wrap theirs like prose.</param>
internal readonly record struct CodeMacro(LabAction Action, bool KeepsLineBreaks)
{
    private const int MaximumLength = 80;

    private const int MaximumSpaces = 2;

    /// <summary>Reads a macro at the start of <paramref name="text"/>; up to two blanks may stand before it unless it is the empty one.</summary>
    /// <param name="length">How many characters it takes, blanks included.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out CodeMacro macro, out int length)
    {
        macro = default;
        length = 0;
        var rest = text.TrimStart(' ');
        var spaces = text.Length - rest.Length;
        if (spaces > MaximumSpaces || !rest.StartsWith("{{", StringComparison.Ordinal))
        {
            return false;
        }

        var end = rest[..Math.Min(rest.Length, MaximumLength)].IndexOf("}}", StringComparison.Ordinal);
        if (end < 0 || !TryRead(rest[2..end], out macro, out var empty) || (empty && spaces > 0))
        {
            return false;
        }

        length = spaces + end + 2;
        return true;
    }

    private static bool TryRead(ReadOnlySpan<char> words, out CodeMacro macro, out bool empty)
    {
        string? verb = null;
        var (interrupt, typed, known) = (false, true, true);
        foreach (var range in words.SplitAny(' ', '\t'))
        {
            var word = words[range].ToString().ToUpperInvariant();
            switch (word)
            {
                case "":
                    break;
                case "EXEC" or "EXECUTE" or "COPY" or "OPEN":
                    verb = word;
                    break;
                case "INTERRUPT":
                    interrupt = true;
                    break;
                case "NO-NEWLINE" or "CTRL-SEQ":
                    typed = false;
                    break;
                default:
                    // T1, HOST2, a terminal's name: one terminal serves all of them for now
                    known &= word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
                    break;
            }
        }

        empty = words.IsWhiteSpace();
        var action = verb switch
        {
            "EXEC" or "EXECUTE" when typed => interrupt ? LabAction.ExecInterrupt : LabAction.Exec,
            "COPY" => LabAction.Copy,
            _ => LabAction.None,
        };
        macro = new CodeMacro(action, KeepsLineBreaks: verb is "EXECUTE");
        return empty || (verb is not null && known);
    }
}
