using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Domain.Environments;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

public sealed class CataloguePageTests(Chromium chromium)
{
    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Catalogue_InAllItsStates_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));

        await visit.Page.GotoAsync("/");
        await visit.ShouldBeInOrderAsync("catalogue");

        await visit.Page.GetByText("“broken” cannot be started").ClickAsync();
        await Expect(visit.Page.GetByText("first-steps/broken/index.json:5")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("catalogue-broken-lab");

        site.Cluster.Set(new ClusterStatus(Available: false, "The cluster is being built: images (4 of 6).", Progress: 0.6));
        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.GetByText("The cluster is being built: images (4 of 6).")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("catalogue-cluster-away");
        site.Cluster.Set(new ClusterStatus(Available: true, "", Progress: null));

        await visit.StartAndWaitAsync();
        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Continue" })).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("catalogue-lab-running");

        Directory.Delete(site.Labs, recursive: true);
        Directory.CreateDirectory(site.Labs);
        await Expect(visit.Page.GetByText("There are no labs yet")).ToBeVisibleAfterReloadAsync(visit.Page);
        await visit.ShouldBeInOrderAsync("catalogue-empty");
    }

    [Fact]
    public async Task Card_IsALinkAsAWhole_AndReachedByKeyboard()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync("/");

        await visit.Page.Locator(".card").First.ClickAsync(new() { Position = new() { X = 200, Y = 100 } });
        await Expect(visit.Heading("A first pod")).ToBeVisibleAsync();

        await visit.Page.GoBackAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Deployments" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Heading("Deployments")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ClusterNotice_FollowsTheClusterWithoutAReload()
    {
        await using var site = new SampleSite();
        site.Cluster.Set(new ClusterStatus(Available: false, "Phase 2 of 6.", Progress: 0.2));
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync(LabWindow.FirstPod);
        await visit.Page.EvaluateAsync("window.notReloaded = true");
        await Expect(visit.Button("Start the lab")).ToBeDisabledAsync();

        site.Cluster.Set(new ClusterStatus(Available: false, "Phase 5 of 6.", Progress: 0.8));
        await Expect(visit.Page.GetByText("Phase 5 of 6.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToHaveJSPropertyAsync("value", 0.8);

        site.Cluster.Set(new ClusterStatus(Available: true, "", Progress: null));
        await Expect(visit.Button("Start the lab")).ToBeEnabledAsync();
        await Expect(visit.Page.GetByText("Phase 5 of 6.")).ToBeHiddenAsync();
        (await visit.Page.EvaluateAsync<bool>("window.notReloaded === true")).ShouldBeTrue();
    }

    [Fact]
    public async Task ThemeSwitch_IsRemembered_AndTheFirstPaintIsRight()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync("/");
        var html = visit.Page.Locator("html");

        await visit.Button("Change the colours of the page").ClickAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");

        // The server knows it: no script has to turn a light page dark.
        var answer = await visit.Page.GotoAsync("/");
        (await answer!.TextAsync()).ShouldContain("data-theme=\"dark\"");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "A first pod" }).ClickAsync();
        await Expect(visit.Heading("A first pod")).ToBeVisibleAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark"); // enhanced navigation keeps it

        await visit.Button("Change the colours of the page").ClickAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "contrast");
        await visit.ShouldBeInOrderAsync("lab-contrast");

        await visit.Button("Change the colours of the page").ClickAsync();
        await Expect(html).ToHaveAttributeAsync("data-theme", "light");
    }
}
