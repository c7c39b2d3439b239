namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Reads the <c>{{exec}}</c> behind a piece of code, Katacoda's forms and common slips of both brackets and words included.</summary>
internal static class CodeMacroReader
{
    private const int MaximumLength = 80;

    private const int MaximumSpaces = 2;

    /// <summary>Reads a macro at the start of <paramref name="text"/>; up to two blanks may stand before one that says something.</summary>
    /// <param name="length">How many characters it takes, blanks included.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out CodeMacro macro, out int length)
    {
        macro = default;
        length = 0;
        var rest = text.TrimStart(' ');
        var spaces = text.Length - rest.Length;
        if (spaces > MaximumSpaces || !TryBrackets(rest, out var words, out var end, out var whole))
        {
            return false;
        }

        var empty = words.IsWhiteSpace();
        if (empty ? !whole || spaces > 0 : !CodeMacroWords.TryRead(words, exactly: !whole, out macro))
        {
            return false;
        }

        macro = macro with { IsMisspelt = macro.IsMisspelt || !whole };
        length = spaces + end;
        return true;
    }

    /// <summary>Reads a macro that no code stands before. Only one that is spelt right and says something: other braces are the author's.</summary>
    public static bool TryReadStray(ReadOnlySpan<char> text, out CodeMacro macro, out int length) =>
        TryRead(text, out macro, out length) && !macro.IsMisspelt && length > "{{}}".Length;

    /// <summary>Reads a macro that stands at the end of the code it belongs to, before the closing backticks. Only one that is spelt right.</summary>
    /// <param name="code">What is left without it.</param>
    public static bool TryReadWithin(string text, out string code, out CodeMacro macro)
    {
        (code, macro) = (text, default);
        var trimmed = text.TrimEnd();
        var brace = trimmed.LastIndexOf("{{", StringComparison.Ordinal);
        if (brace < 1 || char.IsWhiteSpace(trimmed[brace - 1]) || !TryRead(trimmed.AsSpan(brace), out macro, out var length)
            || macro.IsMisspelt || macro.Action == LabAction.None || brace + length < trimmed.Length)
        {
            return false;
        }

        code = trimmed[..brace];
        macro = macro with { IsMisspelt = true };
        return true;
    }

    /// <summary>Finds <c>{{…}}</c>, and what was meant by <c>{…}}</c>, <c>{{…}</c>, <c>{{…}}}</c> and <c>((…))</c>.</summary>
    /// <param name="end">Position behind it.</param>
    /// <param name="whole">The brackets are as they should be.</param>
    private static bool TryBrackets(ReadOnlySpan<char> text, out ReadOnlySpan<char> words, out int end, out bool whole)
    {
        words = [];
        (end, whole) = (0, false);
        text = text[..Math.Min(text.Length, MaximumLength)];
        var opening = text.StartsWith("{{", StringComparison.Ordinal) || text.StartsWith("((", StringComparison.Ordinal) ? 2 : text.StartsWith('{') ? 1 : 0;
        if (opening == 0)
        {
            return false;
        }

        var closing = text[0] == '(' ? ')' : '}';
        var inner = text[opening..].IndexOf(closing);
        if (inner < 0)
        {
            return false;
        }

        words = text.Slice(opening, inner);
        var run = text[(opening + inner)..].IndexOfAnyExcept(closing);
        run = run < 0 ? text.Length - opening - inner : run;
        end = opening + inner + Math.Min(run, 3);
        whole = text[0] == '{' && opening == 2 && run >= 2;
        if (whole && run > 2)
        {
            // One bracket too many is a slip; two begin something else, as in {{}}{{exec}}.
            end = opening + inner + (run == 3 ? 3 : 2);
        }

        var paired = opening + run >= 3 && (closing == '}' || (opening == 2 && run == 2));
        return paired && words.IndexOfAny("{\n\r(") < 0;
    }
}
