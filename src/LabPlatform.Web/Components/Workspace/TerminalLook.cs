namespace LabPlatform.Web.Components.Workspace;

/// <summary>How a learner likes terminals; one choice for all labs in this browser.</summary>
/// <param name="FontSize">CSS pixels, <see cref="Smallest"/> to <see cref="Largest"/>.</param>
/// <param name="CopyOnSelect">What the mouse selects is copied at once.</param>
public sealed record TerminalLook(int FontSize = TerminalLook.Usual, bool CopyOnSelect = false)
{
    public const int Smallest = 10;

    public const int Largest = 28;

    private const int Usual = 14;

    public bool CanShrink => FontSize > Smallest;

    public bool CanGrow => FontSize < Largest;

    public TerminalLook Smaller() => WithSize(FontSize - 1);

    public TerminalLook Larger() => WithSize(FontSize + 1);

    /// <returns>The same with a size that exists: what a browser remembers is only a wish.</returns>
    public TerminalLook Checked() => WithSize(FontSize);

    private TerminalLook WithSize(int size) => this with { FontSize = Math.Clamp(size, Smallest, Largest) };
}
