using LabPlatform.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Story;

/// <summary>The lab that ships, on a real cluster, as a person does it: every block clicked, every check refused first and then passed.</summary>
public sealed class FirstLabTests(Chromium chromium)
{
    [Fact]
    public async Task Learner_FromCatalogueToFinish()
    {
        await using var site = await RealSite.StartAsync();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Pods and containers" }).ClickAsync();
        await Expect(visit.Heading("Pods and containers")).ToBeVisibleAsync();
        await visit.Button("Start the lab").ClickAsync();
        await Expect(visit.Terminal(1)).ToBeVisibleAsync(new() { Timeout = LearnerActs.StartLimit });
        await visit.CanAnswerAsync();
        await TerminalScreen.IsAtPromptAsync(visit);
        await visit.RunEveryBlockAsync();
        await visit.Button("Begin").ClickAsync();

        foreach (var (title, next) in new[]
        {
            ("Start a container", "Next"), ("Its own and shared", "Next"), ("Two containers, one pod", "Next"),
            ("Neighbours on localhost", "Next"), ("When a container dies", "Finish"),
        })
        {
            await Expect(visit.Heading(title)).ToBeVisibleAsync();
            await visit.CheckAsync("Check", "Not passed.");
            await Expect(visit.Button(next)).ToBeDisabledAsync();
            await visit.RunEveryBlockAsync();
            await visit.CheckAsync("Check again", "Passed.");
            await visit.ShouldBeInOrderAsync("story-" + title.Replace(" ", "-", StringComparison.Ordinal).ToLowerInvariant());
            await visit.Button(next).ClickAsync();
        }

        await Expect(visit.Heading("Well done.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("5 of 5")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("passed, 2 checks")).ToHaveCountAsync(5);
        await visit.ShouldBeInOrderAsync("story-finish");

        await visit.Button("End the lab").ClickAsync();
        await Expect(visit.Heading("Learn Kubernetes by doing it")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".card .chip")).ToHaveTextAsync("Done");
    }

    [Fact]
    public async Task Site_KilledInMidLab_AndStartedAgain_GoesOnWhereItWas()
    {
        await using var site = await RealSite.StartAsync();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        visit.ExpectLostConnection();
        await visit.StartAndWaitAsync("/labs/kubernetes/pods-and-containers", LearnerActs.StartLimit);
        await TerminalScreen.IsAtPromptAsync(visit);
        await visit.Button("Begin").ClickAsync();
        await Expect(visit.Heading("Start a container")).ToBeVisibleAsync();
        await visit.CheckAsync("Check", "Not passed.");
        await TerminalScreen.TypeAsync(visit, "kept=in-this-very-shell; echo before-the-$((40 + 2))");
        await TerminalScreen.ShowsAsync(visit, "before-the-42");

        await visit.Page.EvaluateAsync("window.beforeTheKill = true");

        await site.KillAsync();
        await Expect(visit.Page.GetByText("The connection to the site was lost")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-site-away");
        await site.StartAgainAsync();

        await visit.Page.WaitForFunctionAsync("() => window.beforeTheKill === undefined", null, new() { Timeout = 60_000 }); // the page has loaded itself again
        await visit.CanAnswerAsync();
        await Expect(visit.Heading("Start a container")).ToBeVisibleAsync(); // same step
        await TerminalScreen.ShowsAsync(visit, "before-the-42"); // same scroll-back
        await TerminalScreen.IsAtPromptAsync(visit);
        await TerminalScreen.TypeAsync(visit, "echo $kept");
        await TerminalScreen.ShowsAsync(visit, "\nin-this-very-shell"); // same shell
        await visit.RunEveryBlockAsync();
        await visit.CheckAsync("Check again", "Passed."); // checks go on
        await Expect(visit.Button("Next")).ToBeEnabledAsync();
    }
}
