namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>A line that begins with a fence.</summary>
internal readonly struct FenceLine
{
    public const int Shortest = 3;

    /// <param name="line">Without indentation.</param>
    public FenceLine(ReadOnlySpan<char> line)
    {
        Character = line.IsEmpty ? '\0' : line[0];
        var count = Character is '`' or '~' ? line.IndexOfAnyExcept(Character) : 0;
        Count = count < 0 ? line.Length : count;
        if (!IsFence)
        {
            return;
        }

        Text = line[Count..].Trim().ToString();
        HasMacro = CodeMacroReader.TryRead(line[Count..], out var macro, out _);
        Macro = macro;
        MacroBehindLanguage = ReadBehindLanguage(Text);
    }

    public char Character { get; }

    /// <summary>How many of <see cref="Character"/> it begins with.</summary>
    public int Count { get; }

    public bool IsFence => Count >= Shortest;

    /// <summary>Backticks further on make it code within a line.</summary>
    public bool CanOpen => Character is '~' || !Text.Contains('`', StringComparison.Ordinal);

    /// <summary>What stands behind the fence, without blanks around it.</summary>
    public string Text { get; } = "";

    /// <summary>A macro follows at once: the fence closes something.</summary>
    public bool HasMacro { get; }

    public CodeMacro Macro { get; }

    /// <summary>Of <c>```bash {{exec}}</c>: the macro belongs behind the closing fence, but what is meant is clear.</summary>
    public CodeMacro MacroBehindLanguage { get; }

    private static CodeMacro ReadBehindLanguage(string text)
    {
        var brace = text.IndexOf("{{", StringComparison.Ordinal);
        return brace > 0
            && !text[..brace].TrimEnd().Contains(' ', StringComparison.Ordinal)
            && CodeMacroReader.TryRead(text.AsSpan(brace), out var macro, out var length)
            && brace + length == text.Length ? macro : default;
    }
}
