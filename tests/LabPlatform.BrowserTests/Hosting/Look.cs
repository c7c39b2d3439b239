using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>What a visitor looks with: a theme, and a desktop's or a phone's window.</summary>
public sealed record Look(bool Dark, bool Phone)
{
    public static Look Desktop { get; } = new(Dark: false, Phone: false);

    /// <summary>Both themes on both windows.</summary>
    public static TheoryData<bool, bool> All { get; } = new() { { false, false }, { true, false }, { false, true }, { true, true } };

    public string Name => $"{(Dark ? "dark" : "light")}-{Window.Width}";

    public ColorScheme Theme => Dark ? ColorScheme.Dark : ColorScheme.Light;

    public ViewportSize Window => Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 };
}
