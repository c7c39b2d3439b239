namespace LabPlatform.Web.Components.Workspace;

/// <summary>How a learner likes terminals; one choice for all labs in this browser.</summary>
/// <param name="FontSize">CSS pixels, <see cref="Smallest"/> to <see cref="Largest"/>.</param>
/// <param name="CopyOnSelect">What the mouse selects is copied at once.</param>
/// <param name="Colours">Name of its colours: <c>dark</c>, <c>light</c> or <c>contrast</c>.</param>
public sealed record TerminalLook(int FontSize = TerminalLook.Usual, bool CopyOnSelect = false, string Colours = TerminalLook.Dark)
{
    public const int Smallest = 10;

    public const int Largest = 28;

    private const int Usual = 14;

    private const string Dark = "dark";

    private static readonly string[] s_colours = [Dark, "light", "contrast"];

    public bool CanShrink => FontSize > Smallest;

    public bool CanGrow => FontSize < Largest;

    public TerminalLook Smaller() => WithSize(FontSize - 1);

    public TerminalLook Larger() => WithSize(FontSize + 1);

    /// <summary>The next of the sets of colours, in a circle.</summary>
    public TerminalLook OtherColours() => this with { Colours = s_colours[(Array.IndexOf(s_colours, Colours) + 1) % s_colours.Length] };

    /// <returns>The same with a size and colours that exist: what a browser remembers is only a wish.</returns>
    public TerminalLook Checked() => WithSize(FontSize) with { Colours = s_colours.Contains(Colours, StringComparer.Ordinal) ? Colours : Dark };

    private TerminalLook WithSize(int size) => this with { FontSize = Math.Clamp(size, Smallest, Largest) };
}
