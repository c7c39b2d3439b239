using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Previews;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>Web ports beside the text and in tabs, in a real browser with its cookies.</summary>
public sealed class PortsTests(Chromium chromium)
{
    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Pane_IsInOrder(bool dark, bool phone)
    {
        await using var app = await WebApp.StartAsync();
        await using var site = new SampleSite(PortWindow.Labs);
        await using var visit = await OpenAsync(site, new Look(dark, phone));
        site.Ports.Server = app.Port;
        await visit.ShowPortsAsync();
        await Waits.UntilAsync("it is looked at", () => Task.FromResult(site.ToolboxPorts.Watching == 1));
        site.ToolboxPorts.Tell();
        await Expect(visit.Page.GetByText("Nothing listens yet.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("ports-empty");

        site.Pictures.Set(WithPorts());
        site.ToolboxPorts.Tell(new ListeningPort(8080, "python3"), new ListeningPort(31337, null));
        await Expect(visit.Page.GetByText("a-service-with-a-name-that-is-as-long-as-names-of-services-get:8080")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("ports-list");

        await visit.Button("Open port 8080 of your machine here").ClickAsync();
        await Expect(visit.PortFrame().GetByRole(AriaRole.Heading, new() { Name = "Hello from the app" })).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("ports-shown");
    }

    [Fact]
    public async Task Frame_ShowsAnAppThatWouldNotBeFramed_AndTheAppIsAlone_Row62()
    {
        await using var app = await WebApp.StartAsync();
        await using var site = new SampleSite(PortWindow.Labs);
        await using var visit = await OpenAsync(site);
        site.Ports.Server = app.Port;
        await visit.ShowPortsAsync();
        await visit.Page.GetByLabel("Port in your machine").FillAsync("8080");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.PortFrame().GetByRole(AriaRole.Heading, new() { Name = "Hello from the app" })).ToBeVisibleAsync();

        await visit.Page.GetByLabel("Path").FillAsync("/?page=2");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.PortFrame().GetByText("?page=2")).ToBeVisibleAsync();

        visit.ExpectRefusedFetch();
        await visit.Page.Frames.Single(frame => frame.Url.EndsWith("/?page=2", StringComparison.Ordinal)).ShouldBeAloneAsync(site.Address);
        app.Requests.SelectMany(request => request.Values).ShouldNotContain(value => value.Contains("labplatform", StringComparison.OrdinalIgnoreCase) || value.Contains("learner", StringComparison.Ordinal));

        await visit.Page.ReloadAsync(); // where it was is remembered
        await visit.CanAnswerAsync();
        await visit.ShowPortsAsync();
        await Expect(visit.PortFrame().GetByText("?page=2")).ToBeVisibleAsync();
        await visit.Button("Back to the list of ports").ClickAsync();
        await Expect(visit.Page.GetByLabel("Port in your machine")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task LinkInTheText_OpensATab_WhereTheAppIsAlone_Row62()
    {
        await using var app = await WebApp.StartAsync();
        await using var site = new SampleSite(PortWindow.Labs);
        await using var visit = await OpenAsync(site);
        site.Ports.Server = app.Port;

        var tab = await visit.TabOfAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "look at it" }));

        await Expect(tab).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("-8080\\.localhost:\\d+/index\\.html\\?from=text#top$"));
        await tab.GotoAsync(new Uri(new Uri(tab.Url), "/").ToString()); // its cookie lets it in again
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Hello from the app" })).ToBeVisibleAsync();
        await tab.MainFrame.ShouldBeAloneAsync(site.Address);

        var selector = await visit.TabOfAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "here" }));
        await Expect(selector.GetByRole(AriaRole.Heading, new() { Name = "Web ports", Level = 1 })).ToBeVisibleAsync();
        await Expect(selector.GetByLabel("Port in your machine")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Stranger_WithTheAddress_IsToldToGoByTheLab_Row62()
    {
        await using var site = new SampleSite(PortWindow.Labs);
        await using var visit = await OpenAsync(site);
        await using var stranger = await Visit.OpenAsync(chromium, site.Address);
        stranger.Expect("Failed to load resource: the server responded with a status of 401 (Unauthorized)");
        var link = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "look at it" }).GetAttributeAsync("href");

        await stranger.Page.GotoAsync(Uri.UnescapeDataString(link!.Split("to=")[1]));

        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "Open this from the lab" })).ToBeVisibleAsync();
        await stranger.ShouldBeInOrderAsync("ports-stranger");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task App_ThatIsStartedLater_ComesByItself_F30(bool dark)
    {
        await using var app = await WebApp.StartAsync();
        await using var site = new SampleSite(PortWindow.Labs);
        await using var visit = await OpenAsync(site, new Look(dark, Phone: false));
        visit.Expect("Failed to load resource: the server responded with a status of 502 (Bad Gateway)");
        await visit.ShowPortsAsync();
        await visit.Page.GetByLabel("Port in your machine").FillAsync("8080");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.PortFrame().GetByRole(AriaRole.Heading, new() { Name = "Nothing listens here yet" })).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("ports-nothing-listens");

        site.Ports.Server = app.Port;

        await Expect(visit.PortFrame().GetByRole(AriaRole.Heading, new() { Name = "Hello from the app" })).ToBeVisibleAsync();
    }

    private async Task<Visit> OpenAsync(SampleSite site, Look? look = null)
    {
        var visit = await Visit.OpenAsync(chromium, site.Address, look);
        await visit.StartAndWaitAsync(PortWindow.Lab);
        return visit;
    }

    private static ClusterPicture WithPorts() => TestPictures.Of(
        [
            new ServicePicture("web", "app=web", "80 → 8080", [], null) { TcpPorts = [80, 443] },
            new ServicePicture("a-service-with-a-name-that-is-as-long-as-names-of-services-get", "app=web", "8080", [], null) { TcpPorts = [8080] },
        ],
        [TestPictures.Workload("web-blue", [TestPictures.Pod("web-blue-7d9f5c-x2k4q", "v1") with { TcpPorts = [8080] }], "blue-rs")]);
}
