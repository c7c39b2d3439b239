using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>What a visitor looks with: a theme, and a desktop's windows or a phone's.</summary>
public sealed record Look(bool Dark, bool Phone)
{
    private static readonly ViewportSize[] s_desktop = [new() { Width = 1440, Height = 900 }, new() { Width = 1024, Height = 768 }];
    private static readonly ViewportSize[] s_phone = [new() { Width = 390, Height = 844 }];

    public static Look Desktop { get; } = new(Dark: false, Phone: false);

    /// <summary>Both themes on both windows.</summary>
    public static TheoryData<bool, bool> All { get; } = new() { { false, false }, { true, false }, { false, true }, { true, true } };

    public ColorScheme Theme => Dark ? ColorScheme.Dark : ColorScheme.Light;

    /// <summary>The window that is opened.</summary>
    public ViewportSize Window => Windows[0];

    /// <summary>Every width a page is looked at: a desktop's window is made smaller and larger again, which costs no second walk through the site.</summary>
    public IReadOnlyList<ViewportSize> Windows => Phone ? s_phone : s_desktop;

    public string NameIn(ViewportSize window) => $"{(Dark ? "dark" : "light")}-{window.Width}";
}
