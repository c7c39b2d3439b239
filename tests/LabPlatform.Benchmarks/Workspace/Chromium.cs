using Microsoft.Playwright;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>The browser everything is measured in; each visitor has a context of their own in it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    // Without WebGL xterm.js, ours and the rival's, shows its rows as elements, which can be read. Few processes: a hundred pages share them.
    private static readonly string[] s_arguments =
    [
        "--disable-3d-apis", "--renderer-process-limit=4",
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ICDPSession _tools;

    private Chromium(IPlaywright playwright, IBrowser browser, ICDPSession tools) => (_playwright, _browser, _tools) = (playwright, browser, tools);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
        return new Chromium(playwright, browser, await browser.NewBrowserCDPSessionAsync());
    }

    /// <summary>Cookies, storage and cache of its own; its pages measure themselves.</summary>
    public async Task<IBrowserContext> NewContextAsync()
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout(120_000); // milliseconds; a lab may have to start first
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "Workspace", "measure.js"));
        return context;
    }

    /// <summary>Seconds of processor time that the pages of all contexts have used.</summary>
    public async Task<double> PagesCpuAsync()
    {
        var answer = await _tools.SendAsync("SystemInfo.getProcessInfo");
        return answer!.Value.GetProperty("processInfo").EnumerateArray()
            .Where(process => process.GetProperty("type").ValueEquals("renderer"))
            .Sum(process => process.GetProperty("cpuTime").GetDouble());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
