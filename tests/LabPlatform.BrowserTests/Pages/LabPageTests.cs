using LabPlatform.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

public sealed class LabPageTests(Chromium chromium)
{
    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Lab_BeforeItIsStarted_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));

        await visit.Page.GotoAsync(LabWindow.FirstPod);
        await visit.ShouldBeInOrderAsync("lab");

        await visit.Page.GotoAsync(LabWindow.FirstPod + "?step=1");
        await Expect(visit.Page.Locator(".hljs-attr").First).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("lab-step");

        await visit.Page.GotoAsync("/labs/first-steps/broken");
        await visit.ShouldBeInOrderAsync("lab-broken");

        visit.Expect("Failed to load resource: the server responded with a status of 404 (Not Found)");
        visit.Expect("Failed to load resource: the server responded with a status of 500 (Internal Server Error)");
        await visit.Page.GotoAsync("/labs/first-steps/nothing");
        await Expect(visit.Heading("There is nothing here")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("not-found");

        await visit.Page.GotoAsync("/error/500");
        await Expect(visit.Heading("Something went wrong")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("error");
    }

    [Fact]
    public async Task Reader_TurnsPages_AndHasNothingThatRuns()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync(LabWindow.FirstPod + "?step=1");
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();
        await Expect(visit.Button("Run")).ToHaveCountAsync(0);

        await visit.Button("Copy").First.ClickAsync();
        (await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe("kubectl run web --image=nginx");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next", Exact = true }).ClickAsync();
        await Expect(visit.Heading("Look around")).ToBeVisibleAsync();
        await Expect(visit.Button("Copy")).ToHaveCountAsync(1); // equipped again after enhanced navigation
        await Expect(visit.Page.Locator(".hljs-keyword").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Image_OfAScenario_IsShown()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync(LabWindow.FirstPod + "?step=1");

        var image = visit.Page.GetByRole(AriaRole.Img, new() { Name = "A pod with one container" });
        await image.ScrollIntoViewIfNeededAsync();

        await Expect(image).ToHaveJSPropertyAsync("naturalWidth", 320);
    }

    [Fact]
    public async Task Start_ClickedTwice_IsOneLab()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync(LabWindow.FirstPod);

        await visit.Button("Start the lab").DblClickAsync();
        await visit.ShouldBeInASessionAsync();
        var session = visit.Session();
        await visit.Page.GotoAsync(LabWindow.FirstPod);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();

        await visit.ShouldBeInASessionAsync();
        visit.Session().ShouldBe(session);
        site.Environments.Calls.Count(call => string.Equals(call, "provision", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Start_OfAnotherLab_EndsTheFirstWhereTheLearnerSaysSo()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        var first = visit.Session();

        await visit.Page.GotoAsync("/labs/first-steps/deployments");
        await Expect(visit.Page.GetByText("You have “A first pod” open")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("lab-another-runs");
        await visit.Button("End it and start this lab").ClickAsync();

        await visit.ShouldBeInASessionAsync();
        visit.Session().ShouldNotBe(first);
        await Expect(visit.Heading("Ask for three")).ToBeVisibleAsync();
    }
}
