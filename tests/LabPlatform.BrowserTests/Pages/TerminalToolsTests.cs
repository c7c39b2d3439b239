using LabPlatform.BrowserTests.Hosting;
using LabPlatform.BrowserTests.Story;
using LabPlatform.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>What a learner can do with a terminal besides typing into it.</summary>
public sealed class TerminalToolsTests(Chromium chromium)
{
    [Fact]
    public async Task Find_ByKeyboardAlone_SelectsWhatIsThere_AndGoesBackToTheShell()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await TypeAsync(visit, "a needle in the hay");

        await visit.Page.Keyboard.PressAsync("Control+Shift+F");
        var field = visit.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find in the terminal" });
        await Expect(field).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("needles");
        await Expect(visit.Page.GetByText("Not found")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Backspace");
        await Expect(visit.Page.GetByText("Not found")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#terminal-1 .xterm-selection div").First).ToBeAttachedAsync();

        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(field).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#terminal-1 textarea")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task TextSize_IsSeenAtOnce_AndRememberedForTheNextLab()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        Task<double> Size() => visit.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('#terminal-1 .xterm-rows')).fontSize)");
        (await Size()).ShouldBe(14);

        await visit.Button("Larger text").ClickAsync();
        await visit.Button("Larger text").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-1 .xterm-rows")).ToHaveCSSAsync("font-size", "16px");

        await visit.Page.ReloadAsync();
        await visit.CanAnswerAsync();
        await Expect(visit.Page.Locator("#terminal-1 .xterm-rows")).ToHaveCSSAsync("font-size", "16px");
    }

    [Fact]
    public async Task Download_HasWhatTheTerminalShows_AndClearShowsLess()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await TypeAsync(visit, "kubectl get pods");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Button("Download the output").ClickAsync());
        download.SuggestedFilename.ShouldBe("Terminal 1.txt");
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe("lab:~# kubectl get pods\nlab:~#\n");

        await visit.Button("Clear the view").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-1 .xterm-rows")).Not.ToContainTextAsync("kubectl get pods");
    }

    [Fact]
    public async Task CopyOnSelect_WhenAskedFor_CopiesWhatTheMouseSelects()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await TypeAsync(visit, "treasure");
        Task<string> Clipboard() => visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        await visit.Page.EvaluateAsync("navigator.clipboard.writeText('before')");
        var screen = visit.Page.Locator("#terminal-1 .xterm-screen");

        await screen.DblClickAsync(new() { Position = new() { X = 90, Y = 8 } });
        (await Clipboard()).ShouldBe("before");

        await visit.Button("Copy what is selected at once").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-1 [data-copy-on-select]")).ToBeVisibleAsync();
        await screen.DblClickAsync(new() { Position = new() { X = 90, Y = 8 } });
        await Expect(visit.Page.Locator("#terminal-1 .xterm-selection div").First).ToBeAttachedAsync();
        (await Clipboard()).ShouldBe("treasure");
    }

    [Fact]
    public async Task HiddenTerminal_OpensAgainAsItWas()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.Button("Open another terminal").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-2 textarea")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("still here");
        await Expect(visit.Page.Locator("#terminal-2 .xterm-rows")).ToContainTextAsync("still here");

        await visit.Button("Hide Terminal 2").ClickAsync();
        await Expect(visit.Terminal(2)).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#terminal-1 textarea")).ToBeFocusedAsync();

        await visit.Button("Open another terminal").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-2 .xterm-rows")).ToContainTextAsync("still here");
    }

    [Fact]
    public async Task TwoSideBySide_BothAreSeen_AndTheOneWithTheKeyboardIsMeant()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.Button("Begin").ClickAsync();
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();

        await visit.Button("Two side by side").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-2 textarea")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#terminal-1 .xterm-rows")).ToContainTextAsync("lab:~#");
        await Expect(visit.Page.Locator("#terminal-2 .xterm-rows")).ToContainTextAsync("lab:~#");
        var left = (await visit.Page.Locator("#terminal-1").BoundingBoxAsync())!;
        (await visit.Page.Locator("#terminal-2").BoundingBoxAsync())!.X.ShouldBeGreaterThanOrEqualTo(left.X + left.Width - 1);
        await visit.ShouldBeInOrderAsync("workspace-two-terminals");

        await visit.Page.Locator("#terminal-1 textarea").FocusAsync();
        await Expect(visit.Terminal(1)).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Button("Run").First.ClickAsync();
        await Waits.UntilAsync("the first got it", () => Task.FromResult(site.Terminals.TypedInto(visit.Session(), 1) is "kubectl run web --image=nginx\r"));
        site.Terminals.TypedInto(visit.Session(), 2).ShouldBeEmpty();

        await visit.Page.ReloadAsync();
        await visit.CanAnswerAsync();
        await Expect(visit.Page.Locator("#terminal-2 .xterm-rows")).ToContainTextAsync("lab:~#");
        await visit.Button("Two side by side").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-2")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Colours_AreChanged_AndRemembered()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);

        await visit.Button("Colours: dark").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-1 .xterm-scrollable-element")).ToHaveCSSAsync("background-color", "rgb(251, 251, 250)");
        await visit.ShouldBeInOrderAsync("workspace-terminal-light");
        await visit.Button("Colours: light").ClickAsync();
        await Expect(visit.Button("Colours: contrast")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-terminal-contrast");

        await visit.Page.ReloadAsync();
        await visit.CanAnswerAsync();
        await Expect(visit.Button("Colours: contrast")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Tools_AndSearch_AreInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync();
        await visit.Button("Open another terminal").ClickAsync();
        await visit.Button("Find").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("nothing");
        await Expect(visit.Page.GetByText("Not found")).ToBeVisibleAsync();

        await visit.ShouldBeInOrderAsync("workspace-terminal-tools");
    }

    private async Task<Visit> OpenAsync(SampleSite site)
    {
        var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        await TerminalScreen.IsAtPromptAsync(visit);
        await visit.Page.Locator("#terminal-1 textarea").FocusAsync();
        return visit;
    }

    private static async Task TypeAsync(Visit visit, string line)
    {
        await visit.Page.Keyboard.TypeAsync(line + "\n");
        await Expect(visit.Page.Locator("#terminal-1 .xterm-rows")).ToContainTextAsync(line);
    }
}
