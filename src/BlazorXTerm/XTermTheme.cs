namespace BlazorXTerm;

/// <summary>Colours as CSS writes them. What is null is xterm.js's own.</summary>
public sealed record XTermTheme
{
    /// <summary>Light text on a dark ground.</summary>
    public static XTermTheme Dark { get; } = new()
    {
        Background = "#101318",
        Foreground = "#e4e7ec",
        Cursor = "#9db8ff",
        CursorAccent = "#101318",
        SelectionBackground = "#34508f",
        Black = "#2b303a",
        Red = "#ff7b72",
        Green = "#6fd99a",
        Yellow = "#f0c062",
        Blue = "#82aaff",
        Magenta = "#d8a2ff",
        Cyan = "#63d5e0",
        White = "#cfd5de",
        BrightBlack = "#8992a0",
        BrightRed = "#ffa49d",
        BrightGreen = "#9ae8b9",
        BrightYellow = "#f8d793",
        BrightBlue = "#adc8ff",
        BrightMagenta = "#e8c5ff",
        BrightCyan = "#98e7ee",
        BrightWhite = "#ffffff",
    };

    /// <summary>Dark text on a light ground.</summary>
    public static XTermTheme Light { get; } = new()
    {
        Background = "#fbfbfa",
        Foreground = "#22262d",
        Cursor = "#2b53d9",
        CursorAccent = "#fbfbfa",
        SelectionBackground = "#c3d3ff",
        Black = "#22262d",
        Red = "#b3261e",
        Green = "#12703f",
        Yellow = "#7d5200",
        Blue = "#2247c4",
        Magenta = "#8a2d9e",
        Cyan = "#00687a",
        White = "#5f6570",
        BrightBlack = "#6b717c",
        BrightRed = "#c93a30",
        BrightGreen = "#1a7f4b",
        BrightYellow = "#8f6100",
        BrightBlue = "#3761e6",
        BrightMagenta = "#9f43b4",
        BrightCyan = "#0b7a8c",
        BrightWhite = "#3a3f48",
    };

    /// <summary>White on black, and colours of at least 7:1 on it.</summary>
    public static XTermTheme Contrast { get; } = new()
    {
        Background = "#000000",
        Foreground = "#ffffff",
        Cursor = "#ffff00",
        CursorAccent = "#000000",
        SelectionBackground = "#ffffff",
        SelectionForeground = "#000000",
        Black = "#b0b0b0",
        Red = "#ff8f87",
        Green = "#5dff8f",
        Yellow = "#ffe14d",
        Blue = "#9cc2ff",
        Magenta = "#ffa3ff",
        Cyan = "#5cf3ff",
        White = "#ffffff",
        BrightBlack = "#c8c8c8",
        BrightRed = "#ffb4ae",
        BrightGreen = "#a1ffbf",
        BrightYellow = "#fff0a0",
        BrightBlue = "#c4dcff",
        BrightMagenta = "#ffcbff",
        BrightCyan = "#b0f9ff",
        BrightWhite = "#ffffff",
    };

    public string? Background { get; init; }

    public string? Foreground { get; init; }

    public string? Cursor { get; init; }

    public string? CursorAccent { get; init; }

    public string? SelectionBackground { get; init; }

    public string? SelectionForeground { get; init; }

    public string? SelectionInactiveBackground { get; init; }

    public string? Black { get; init; }

    public string? Red { get; init; }

    public string? Green { get; init; }

    public string? Yellow { get; init; }

    public string? Blue { get; init; }

    public string? Magenta { get; init; }

    public string? Cyan { get; init; }

    public string? White { get; init; }

    public string? BrightBlack { get; init; }

    public string? BrightRed { get; init; }

    public string? BrightGreen { get; init; }

    public string? BrightYellow { get; init; }

    public string? BrightBlue { get; init; }

    public string? BrightMagenta { get; init; }

    public string? BrightCyan { get; init; }

    public string? BrightWhite { get; init; }
}
