namespace BlazorXTerm;

/// <summary>How a terminal looks and behaves. Immutable: change it with <c>with</c> and the open terminal follows.</summary>
public sealed record XTermOptions
{
    /// <summary>What screen readers call it.</summary>
    public string Label { get; init; } = "Terminal";

    /// <summary>A CSS font list; monospaced.</summary>
    public string FontFamily { get; init; } = "ui-monospace, \"Liberation Mono\", Menlo, Consolas, monospace";

    /// <summary>CSS pixels.</summary>
    public double FontSize { get; init; } = 14;

    /// <summary>100 to 900.</summary>
    public int FontWeight { get; init; } = 400;

    /// <summary>Height of a line as a multiple of the font's own, 1 or more.</summary>
    public double LineHeight { get; init; } = 1.2;

    /// <summary>CSS pixels between characters; may be negative.</summary>
    public double LetterSpacing { get; init; }

    /// <summary>Lines kept above the screen, 0 or more.</summary>
    public int ScrollBack { get; init; } = 5000;

    public XTermCursor Cursor { get; init; } = XTermCursor.Block;

    public bool CursorBlink { get; init; } = true;

    public XTermTheme Theme { get; init; } = XTermTheme.Dark;

    /// <summary>1 to 21: colours of the program are moved until their contrast is at least this. 4.5 satisfies WCAG AA.</summary>
    public double MinimumContrastRatio { get; init; } = 4.5;

    /// <summary>Puts the text where screen readers find it. Costs speed.</summary>
    public bool ScreenReaderMode { get; init; }

    /// <summary>Nothing can be typed.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Treats a line feed as a new line, for output that did not come through a terminal driver.</summary>
    public bool ConvertEol { get; init; }

    /// <summary>On macOS the option key is Alt.</summary>
    public bool MacOptionIsMeta { get; init; }

    /// <summary>What the mouse selects is copied at once.</summary>
    public bool CopyOnSelect { get; init; }

    /// <summary>A person who pastes more lines than this is shown them and asked first; 80 characters count as a line. 0 asks never.</summary>
    public int LongPaste { get; init; } = 20;

    /// <summary>The key that leaves the terminal for the next control of the page, as in <c>Ctrl+F6</c>; empty for none. Tab belongs to the program.</summary>
    public string LeaveKey { get; init; } = "Ctrl+F6";

    /// <summary>Optional parts to load; one that was loaded stays.</summary>
    public XTermAddons Addons { get; init; } = XTermAddons.All;
}

/// <summary>Shape of the cursor.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<XTermCursor>))]
public enum XTermCursor
{
    Block,
    Underline,
    Bar,
}
