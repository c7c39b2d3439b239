using LabPlatform.BrowserTests.Hosting;
using LabPlatform.BrowserTests.Story;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>Panes that are moved, hidden and remembered, and the keys for it.</summary>
public sealed class LayoutTests(Chromium chromium)
{
    [Fact]
    public async Task Pane_MovedToTheOtherHalf_StaysThere_AndTheTerminalLivesOn()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        site.Pictures.Set(TestPictures.BlueGreen());
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);

        await visit.Button("Move Cluster to the upper half").ClickAsync();

        await Expect(Tab(visit, "Cluster")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#pane-shell")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".pod").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#pane-editor")).ToBeVisibleAsync(); // the next of the lower half

        await visit.Button("Lower half").ClickAsync();
        (await visit.Page.Locator("#pane-cluster").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(700); // with nothing below
        await Tab(visit, "Cluster").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Tab(visit, "Terminal")).ToBeFocusedAsync();
        await TerminalScreen.IsAtPromptAsync(visit);

        await visit.Page.ReloadAsync();
        await visit.CanAnswerAsync();
        await Expect(Tab(visit, "Cluster")).ToHaveAttributeAsync("aria-selected", "false");
        await TerminalScreen.IsAtPromptAsync(visit);
        await Tab(visit, "Cluster").ClickAsync();
        await visit.Button("Move Cluster to the lower half").ClickAsync(); // and unfolds it
        await Expect(visit.Page.Locator("#pane-shell")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#pane-cluster")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Instructions_HiddenAndShownAgain_LeaveTheirRoomToTheTerminal()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        var text = visit.Page.GetByRole(AriaRole.Main);

        await visit.Button("Hide the instructions").ClickAsync();
        await Expect(text).ToBeHiddenAsync();
        (await visit.Page.Locator("#pane-shell").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(1400);
        await visit.Page.ReloadAsync();
        await Expect(text).ToBeHiddenAsync();

        await visit.Button("Show the instructions").ClickAsync();
        await Expect(text).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ByKeyboard_EveryPaneIsReached_AlsoOutOfTheTerminal()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await TerminalScreen.IsAtPromptAsync(visit);

        await visit.Page.Keyboard.PressAsync("Control+Shift+Digit2");
        await Expect(visit.Page.Locator("#terminal-1 textarea")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Control+Shift+Digit1");
        await Expect(visit.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        site.Terminals.TypedInto(visit.Session(), 1).ShouldBeEmpty(); // for a terminal, Ctrl and @ are a character

        await visit.Page.Keyboard.PressAsync("F1");
        await Expect(Sheet(visit)).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-shortcuts");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(Sheet(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Reset_PutsEverythingBack()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.Button("Hide the instructions").ClickAsync();
        await visit.Button("Move Cluster to the upper half").ClickAsync();

        await visit.Button("Keyboard shortcuts").ClickAsync();
        await visit.Button("Reset the layout").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#pane-shell")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#pane-cluster")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OnPaper_TheTextIsAllThereIs()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.Button("Begin").ClickAsync();
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(visit.Page.Locator("#pane-shell")).ToBeHiddenAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Tab)).ToHaveCountAsync(0);
        await Expect(visit.Button("Check")).ToBeHiddenAsync();
        var text = visit.Page.GetByRole(AriaRole.Main);
        (await text.EvaluateAsync<bool>("text => text.scrollHeight <= text.clientHeight + 1")).ShouldBeTrue("nothing is cut off");
        (await text.BoundingBoxAsync())!.Width.ShouldBeGreaterThan(1400);
    }

    [Fact]
    public async Task OnAPhone_TextAndPaneStandOneAboveTheOther_AndEachCanHaveItAll()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(Dark: false, Phone: true));
        await visit.StartAndWaitAsync();
        var text = visit.Page.GetByRole(AriaRole.Main);
        var shell = visit.Page.Locator("#pane-shell");
        await Expect(text).ToBeVisibleAsync();
        await TerminalScreen.IsAtPromptAsync(visit);
        var above = (await text.BoundingBoxAsync())!;
        var below = (await shell.BoundingBoxAsync())!;
        below.Y.ShouldBeGreaterThanOrEqualTo(above.Y + above.Height - 1);

        await visit.Page.Locator("[data-show=text]").ClickAsync();
        await Expect(text).ToBeHiddenAsync();
        (await shell.BoundingBoxAsync())!.Height.ShouldBeGreaterThan(600);

        await visit.Page.Locator("[data-show=shell]").ClickAsync(); // one of them is always there
        await Expect(shell).ToBeHiddenAsync();
        await Expect(text).ToBeVisibleAsync();
        (await text.BoundingBoxAsync())!.Height.ShouldBeGreaterThan(600);

        await visit.Page.Locator("[data-show=cluster]").ClickAsync();
        await Expect(visit.Page.Locator("#pane-cluster")).ToBeVisibleAsync();
        await Expect(text).ToBeVisibleAsync();
    }

    private async Task<Visit> OpenAsync(SampleSite site)
    {
        var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        await visit.CanAnswerAsync();
        return visit;
    }

    private static ILocator Sheet(Visit visit) => visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Keyboard shortcuts" });

    private static ILocator Tab(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });
}
