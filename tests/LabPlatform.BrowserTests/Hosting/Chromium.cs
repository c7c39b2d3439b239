using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(LabPlatform.BrowserTests.Hosting.Chromium))]

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>The one browser of a test run; every test opens a context (cookies, storage) of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Without WebGL xterm.js shows its rows as elements, which a test can read.
    private static readonly string[] s_arguments =
    [
        "--disable-3d-apis",
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000); // milliseconds; what a person would wait for on a busy machine
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
