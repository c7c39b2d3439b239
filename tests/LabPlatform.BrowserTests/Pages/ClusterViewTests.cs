using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>The live picture beside text and terminal.</summary>
public sealed class ClusterViewTests(Chromium chromium)
{
    private static readonly ClusterPicture s_nothing = new([], null);

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task EveryState_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site, new Look(dark, phone));
        await Expect(visit.Page.GetByText("Nothing here yet.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("cluster-empty");

        site.Pictures.Set(TestPictures.BlueGreen());
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);
        await visit.ShouldBeInOrderAsync("cluster-blue");

        site.Pictures.Set(TestPictures.BlueGreen("green"));
        await Expect(visit.Page.Locator("[data-arrows='green-rs:2']")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pod v3") }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Pod web-next") })).ToBeFocusedAsync();
        await visit.ShouldBeInOrderAsync("cluster-pod");

        await visit.Button("Logs").ClickAsync();
        await Waits.UntilAsync("it is read", () => Task.FromResult(site.Logs.Reading == 1));
        site.Logs.Print(string.Concat(Enumerable.Range(1, 60).Select(line => $"10.210.0.{line} GET /menu 200\n")));
        await Expect(visit.Page.GetByText("10.210.0.60 GET")).ToBeInViewportAsync(); // the newest
        site.Logs.End("The containers have ended.");
        await Expect(visit.Button("Read again")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("cluster-pod-logs");

        await visit.Button("Close the details").ClickAsync();
        site.Pictures.Set(TestPictures.BlueGreen("green") with { Trouble = "The cluster does not answer." });
        await Expect(visit.Page.GetByText("What you see here may be old.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("cluster-trouble");
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Traffic_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site, new Look(dark, phone));
        site.Pictures.Set(TestPictures.BlueGreen());
        await visit.Button("Traffic").ClickAsync();
        await visit.ShouldBeInOrderAsync("traffic-begin");

        await visit.Button("Send").ClickAsync();
        await Expect(visit.Button("Stop")).ToBeVisibleAsync();
        await Waits.UntilAsync("it measures", () => Task.FromResult(site.Traffic.Running == 1));
        site.Traffic.Tell(TestTraffic.Switch() with { Answers = TestTraffic.Switch().Answers[..115] });
        await Expect(visit.Page.GetByText("failed (connection refused)")).ToBeVisibleAsync();
        site.Pictures.Set(TestPictures.BlueGreen("green"));
        await Expect(visit.Page.GetByText("Service web → color=green")).ToBeVisibleAsync();
        site.Traffic.Tell(TestTraffic.Switch() with { Answers = TestTraffic.Switch().Answers[115..] });
        await Expect(visit.Page.Locator(".share").First).ToHaveTextAsync("v2 100 %");
        await visit.ShouldBeInOrderAsync("traffic-switch");
    }

    [Fact]
    public async Task Arrows_LeadFromAServiceToItsPods_AndMoveWithTheSelector()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        site.Pictures.Set(TestPictures.BlueGreen());
        var arrow = visit.Page.Locator(".arrows path");
        await Expect(arrow).ToHaveCountAsync(1);
        await Waits.UntilAsync("it ends at blue", () => EndsAtAsync(visit, "blue-rs"));

        site.Pictures.Set(TestPictures.BlueGreen("green"));

        await Waits.UntilAsync("it ends at green", () => EndsAtAsync(visit, "green-rs"));
        await Expect(arrow).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task FoldedAway_ItCostsNothing_AndStaysSo()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        site.Pictures.Set(TestPictures.BlueGreen());
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);
        var terminal = visit.Page.Locator("#terminal-1");
        var before = (await terminal.BoundingBoxAsync())!.Height;

        await visit.Button("Lower half").ClickAsync();
        await Expect(visit.Page.Locator(".pod").First).ToBeHiddenAsync();
        await Waits.UntilAsync("nobody watches", () => Task.FromResult(site.Pictures.Watching == 0));
        (await terminal.BoundingBoxAsync())!.Height.ShouldBeGreaterThan(before);

        await visit.Page.ReloadAsync();
        await visit.CanAnswerAsync();
        await Expect(visit.Button("Lower half")).ToHaveAttributeAsync("aria-expanded", "false");

        await visit.Button("Lower half").ClickAsync();
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);
        site.Pictures.Watching.ShouldBe(1);
    }

    [Fact]
    public async Task OnAPhone_ItIsWatchedOnlyWhileItsPaneIsShown_AndNothingStaysFolded()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        site.Pictures.Set(TestPictures.BlueGreen());
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);
        await visit.Button("Lower half").ClickAsync();
        await Waits.UntilAsync("nobody watches", () => Task.FromResult(site.Pictures.Watching == 0));

        await visit.Page.SetViewportSizeAsync(390, 844); // a tablet that is turned
        await visit.Page.Locator("[data-show=cluster]").ClickAsync();
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);
        await Waits.UntilAsync("it is watched", () => Task.FromResult(site.Pictures.Watching == 1));
        await Expect(visit.Button("Traffic")).ToBeVisibleAsync();

        await visit.Page.Locator("[data-show=shell]").ClickAsync();
        await Waits.UntilAsync("nobody watches", () => Task.FromResult(site.Pictures.Watching == 0));
    }

    [Fact]
    public async Task ByKeyboard_PodsAreReached_AndTheDividerMoves()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        site.Pictures.Set(TestPictures.BlueGreen());
        var tile = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pod v1") }).First;

        await tile.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByText("It runs and is ready. Service web sends it requests.")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(tile).ToBeFocusedAsync();

        var divider = visit.Page.GetByRole(AriaRole.Separator, new() { Name = "Height of the lower half" });
        var body = visit.Page.Locator("#cluster-body");
        var before = (await body.BoundingBoxAsync())!.Height;
        await divider.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "44");
        (await body.BoundingBoxAsync())!.Height.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task LastPodGone_TheTerminalDoesNotJump()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        site.Pictures.Set(TestPictures.BlueGreen());
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(8);
        var before = (await visit.Page.Locator("#terminal-1").BoundingBoxAsync())!.Height;

        site.Pictures.Set(s_nothing);
        await Expect(visit.Page.GetByText("Nothing here yet.")).ToBeVisibleAsync();

        (await visit.Page.Locator("#terminal-1").BoundingBoxAsync())!.Height.ShouldBe(before);
    }

    private async Task<Visit> OpenAsync(SampleSite site, Look? look = null)
    {
        var visit = await Visit.OpenAsync(chromium, site.Address, look);
        await visit.StartAndWaitAsync();
        if (visit.Look.Phone)
        {
            await visit.Page.Locator("[data-show=cluster]").ClickAsync();
        }

        return visit;
    }

    private static Task<bool> EndsAtAsync(Visit visit, string group) => visit.Page.EvaluateAsync<bool>(
        """
        group => {
          const path = document.querySelector('.arrows path');
          const box = document.querySelector(`[data-group="${group}"]`).closest('.workload').getBoundingClientRect();
          const end = path && path.getBoundingClientRect();
          return Boolean(end) && Math.abs(end.right - box.left) < 16 && end.top <= box.bottom && end.bottom >= box.top;
        }
        """,
        group);
}
