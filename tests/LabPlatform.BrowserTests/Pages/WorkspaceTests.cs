using System.Globalization;
using LabPlatform.BrowserTests.Hosting;
using LabPlatform.BrowserTests.Story;
using LabPlatform.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

public sealed class WorkspaceTests(Chromium chromium)
{
    [Fact]
    public async Task RunnableCode_ByMouseAndKeyboard_IsTypedIntoTheTerminal()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        await visit.Button("Begin").ClickAsync();
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();
        string Typed() => site.Terminals.TypedInto(visit.Session(), 1);
        await TerminalScreen.IsAtPromptAsync(visit);

        await visit.Button("Run").First.ClickAsync();
        await Waits.UntilAsync("the block was typed", () => Task.FromResult(Typed() is "kubectl run web --image=nginx\r"));
        await Expect(visit.Page.GetByText("Sent to the terminal").First).ToBeVisibleAsync();

        await visit.Page.Locator("button.inline-code").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Waits.UntilAsync("the inline command was typed", () => Task.FromResult(Typed().EndsWith("kubectl get pods\r", StringComparison.Ordinal)));

        await visit.Button("Interrupt and run").ClickAsync();
        await Waits.UntilAsync("Ctrl-C came first", () => Task.FromResult(Typed().EndsWith("\u0003kubectl get pods\r", StringComparison.Ordinal)));

        await visit.Page.Locator(".code-block").First.Locator("pre").ClickAsync(); // the code itself, as on Killercoda
        await Waits.UntilAsync("it was typed again", () => Task.FromResult(Typed().Split("kubectl run").Length == 3));

        await visit.Button("Copy").Nth(2).ClickAsync();
        (await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldStartWith("apiVersion: v1\nkind: Pod");
        await Expect(visit.Page.Locator(".code-status")).ToHaveCountAsync(0); // every block says what happened, and none for ever
    }

    [Fact]
    public async Task Selecting_InRunnableCode_DoesNotRunIt()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        await visit.Button("Begin").ClickAsync();
        var code = visit.Page.Locator(".code-block code").First;
        await Expect(code).ToBeVisibleAsync();
        var box = (await code.BoundingBoxAsync())!;

        await visit.Page.Mouse.MoveAsync(box.X + 2, box.Y + 8);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(box.X + 120, box.Y + 8, new() { Steps = 5 });
        await visit.Page.Mouse.UpAsync();
        await visit.Button("Run").First.ClickAsync();

        await Waits.UntilAsync("only the button ran it", () => Task.FromResult(site.Terminals.TypedInto(visit.Session(), 1) is "kubectl run web --image=nginx\r"));
    }

    [Fact]
    public async Task Reload_KeepsStepTerminalAndTabs()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        await visit.Button("Begin").ClickAsync();
        await visit.Button("Check").ClickAsync();
        await visit.Button("Next").ClickAsync();
        await Expect(visit.Heading("Look around")).ToBeVisibleAsync();
        await visit.Button("Open another terminal").ClickAsync();
        await Expect(visit.Page.Locator("#terminal-2 textarea")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("echo second\n");
        await Expect(visit.Page.Locator("#terminal-2 .xterm-rows")).ToContainTextAsync("echo second");

        await visit.Page.ReloadAsync();
        await visit.CanAnswerAsync();

        await Expect(visit.Heading("Look around")).ToBeVisibleAsync();
        await Expect(visit.Terminal(2)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(visit.Page.Locator("#terminal-2 .xterm-rows")).ToContainTextAsync("echo second");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Step 1: Start it, passed" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Divider_MovesByKeyboardAndPointer_AndStaysThere()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        var divider = visit.Page.GetByRole(AriaRole.Separator, new() { Name = "Width of the instructions" });
        var text = visit.Page.GetByRole(AriaRole.Main);
        var before = (await text.BoundingBoxAsync())!.Width;

        await divider.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "46");
        (await text.BoundingBoxAsync())!.Width.ShouldBeGreaterThan(before);

        var box = (await divider.BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(box.X + 4, 400);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(visit.Look.Window.Width * 0.6f, 400, new() { Steps = 5 });
        await visit.Page.Mouse.UpAsync();
        await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "60");

        await visit.Page.ReloadAsync();
        await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "60");
    }

    [Theory]
    [InlineData("00:10:00", "10 min")]
    [InlineData("00:05:00", "5 min")]
    [InlineData("00:01:00", "s left)")]
    public async Task Clock_WhenTimeGetsShort_WarnsOnPageAndTitle_AndCanBeExtended(string duration, string title)
    {
        await using var site = new SampleSite(("Sessions:Duration", duration));
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();

        await Expect(visit.Page.GetByText("left. Then the lab ends")).ToBeVisibleAsync();
        await Expect(visit.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(title)));
        await visit.ShouldBeInOrderAsync("workspace-time-short-" + duration[3..5]);

        await visit.Button("Add 30 minutes").ClickAsync();
        await Expect(visit.Page.GetByText("30 minutes added.")).ToBeVisibleAsync();
        await Expect(visit.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^[^(]"));
        var left = await visit.Page.Locator("[data-part=left]").InnerTextAsync();
        int.Parse(left.Split(' ')[0], CultureInfo.InvariantCulture).ShouldBeGreaterThan(29);
    }

    [Fact]
    public async Task News_OfASecondWindow_AreSeenInTheFirst()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        var second = await visit.Page.Context.NewPageAsync();
        await second.GotoAsync(visit.Page.Url);

        await second.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();

        await second.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "End the lab" }).ClickAsync();
        await Expect(visit.Page.GetByText("The lab has ended")).ToBeVisibleAsync();
    }
}
