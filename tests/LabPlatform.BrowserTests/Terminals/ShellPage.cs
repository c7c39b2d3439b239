using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Terminals.Holder;
using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Terminals;

/// <summary>A learner's page with a real shell in its terminal.</summary>
internal sealed class ShellPage : IAsyncDisposable, ITerminalConnector
{
    private readonly LocalHolder _holder;
    private SampleSite _site = null!;

    private ShellPage(LocalHolder holder) => _holder = holder;

    public Visit Visit { get; private set; } = null!;

    public IPage Page => Visit.Page;

    public ILocator Rows => Page.Locator("#terminal-1 .xterm-rows");

    public static async Task<ShellPage> OpenAsync(Chromium chromium)
    {
        var page = new ShellPage(await LocalHolder.StartAsync());
        page._site = new SampleSite(page);
        page.Visit = await Visit.OpenAsync(chromium, page._site.Address);
        await page.Visit.StartAndWaitAsync();
        await Assertions.Expect(page.Rows).ToContainTextAsync("$");
        return page;
    }

    public async Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken) =>
        await _holder.ConnectAsync(request, cancellationToken);

    public async Task TypeAsync(string text)
    {
        await Page.Locator("#terminal-1 textarea").FocusAsync();
        await Page.Keyboard.TypeAsync(text);
    }

    public async Task RunAsync(string command)
    {
        await TypeAsync(command);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until a file in the shell's home has this content.</summary>
    public async Task ShouldWriteAsync(string name, string content)
    {
        var path = Path.Combine(_holder.Home, name);
        var found = "";
        try
        {
            await Waits.UntilAsync($"{name} is as expected", async () =>
            {
                found = File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "(no file)";
                return string.Equals(found, content, StringComparison.Ordinal);
            });
        }
        catch (TimeoutException)
        {
            found.ShouldBe(content);
        }
    }

    /// <summary>Waits until a file in the shell's home has a whole line, whatever it says.</summary>
    public Task ShouldWriteLineAsync(string name) => Waits.UntilAsync(
        $"{name} has a line",
        async () => File.Exists(Path.Combine(_holder.Home, name))
            && (await File.ReadAllTextAsync(Path.Combine(_holder.Home, name), TestContext.Current.CancellationToken)).EndsWith('\n'));

    public Task WriteScriptAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(_holder.Home, name), content, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Visit.DisposeAsync(); // fails the test when the page complained
        }
        finally
        {
            await _site.DisposeAsync();
            await _holder.DisposeAsync();
        }
    }
}
