using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LabPlatform.Tests.Shared;
using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>One person at one window. A page that logs an error or breaks the content policy fails the test in the end.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // What is in order needs no report of every element.
    private static readonly AxeRunOptions s_axe = new() { ResultTypes = [ResultType.Violations] };

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<Predicate<string>> _expected = [];

    private Visit(IBrowserContext context, IPage page, Look look)
    {
        _context = context;
        Page = page;
        Look = look;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public Look Look { get; }

    public static async Task<Visit> OpenAsync(Chromium chromium, Uri site, Look? look = null)
    {
        look ??= Look.Desktop;
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ViewportSize = look.Window,
            ColorScheme = look.Theme,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout((float)Waits.Default.TotalMilliseconds);
        return new Visit(context, await context.NewPageAsync(), look);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>This complaint of the browser, word for word, is the point of the test.</summary>
    public void Expect(string complaint) => _expected.Add(text => string.Equals(text, complaint, StringComparison.Ordinal));

    /// <summary>A page of the test asks for what the browser must not let it have.</summary>
    public void ExpectRefusedFetch() => _expected.Add(static text =>
        text.Contains("has been blocked by CORS policy", StringComparison.Ordinal) || text.StartsWith("Failed to load resource: net::ERR_FAILED", StringComparison.Ordinal));

    /// <summary>The test takes the site away: what browser and scripts say to that is no fault, anything else still is.</summary>
    public void ExpectLostConnection() => _expected.Add(LostConnection.IsComplaint);

    /// <summary>
    /// No violation of WCAG 2.2 AA that axe finds and nothing else it calls serious, and at every width of the look nothing to scroll sideways. Pictures go to
    /// <c>artifacts/screenshots</c>.
    /// </summary>
    public async Task ShouldBeInOrderAsync(string name)
    {
        // The other windows of a look show the same elements in the same colours.
        await ShouldBeAccessibleAsync(name);
        foreach (var window in Look.Windows)
        {
            await ResizeAsync(window);
            await ShouldFitAsync($"{name}-{Look.NameIn(window)}");
        }

        await ResizeAsync(Look.Window);
    }

    private async Task ResizeAsync(ViewportSize window)
    {
        if (Page.ViewportSize?.Width != window.Width)
        {
            await Page.SetViewportSizeAsync(window.Width, window.Height);
        }
    }

    private async Task ShouldBeAccessibleAsync(string name)
    {
        var findings = (await Page.RunAxe(s_axe)).Violations
            .Where(violation => violation.Impact is "serious" or "critical" || violation.Tags.Any(tag => tag.StartsWith("wcag", StringComparison.Ordinal)))
            .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}");
        findings.ShouldBeEmpty($"{name}-{Look.NameIn(Look.Window)}");
    }

    private async Task ShouldFitAsync(string name)
    {
        var folder = Directory.CreateDirectory(RepositoryFiles.PathOf("artifacts", "screenshots"));
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

        // The workspace cuts off what is too wide, so the page as a whole would never show it.
        var sideways = await Page.EvaluateAsync<int>(
            "Math.max(...[document.scrollingElement, ...document.querySelectorAll('.room, .bar, main')].map(part => part.scrollWidth - part.clientWidth))");
        sideways.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"{name} is {sideways} px too wide"));
    }

    public async ValueTask DisposeAsync()
    {
        // What a page says while it is taken away nobody sees; a question to the browser brings what it said before.
        await _context.CookiesAsync();
        string[] complaints = [.. _complaints];
        await _context.DisposeAsync();
        complaints.Where(complaint => !_expected.Exists(expected => expected(complaint))).ShouldBeEmpty();
    }
}
