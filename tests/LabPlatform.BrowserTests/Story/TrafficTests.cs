using System.Globalization;
using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Story;

/// <summary>Blue-green and canary as a learner sees them: the picture of the cluster and the answers of its Services, on a real one.</summary>
public sealed class TrafficTests(Chromium chromium)
{
    [Fact]
    public async Task BlueGreen_TheSwitchIsSeen_AndNoRequestFails()
    {
        await using var site = await RealSite.StartAsync();
        await using var visit = await OpenAsync(site, "/labs/kubernetes/blue-green", "Blue is live");
        await visit.RunEveryBlockAsync();
        await Expect(visit.Page.GetByText("Passed.", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = LearnerActs.StartLimit });
        await Expect(PodsOf(visit, "web-blue")).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByText("2 pods of web-blue")).ToBeVisibleAsync();
        await visit.Button("Next").ClickAsync();
        await Expect(visit.Heading("Green in waiting")).ToBeVisibleAsync();
        await visit.RunEveryBlockAsync();
        await Expect(PodsOf(visit, "web-green")).ToHaveCountAsync(2);

        await visit.Button("Traffic").ClickAsync();
        await visit.Page.GetByLabel("Requests to").SelectOptionAsync("web");
        await visit.Button("Send").ClickAsync();
        await Expect(visit.Page.Locator(".share").First).ToHaveTextAsync("v1 100 %");

        await TerminalScreen.TypeAsync(visit, """kubectl patch service web -p '{"spec":{"selector":{"color":"green"}}}'""");

        await Expect(visit.Page.GetByText("Service web → color=green")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".service").First).ToContainTextAsync("2 pods of web-green");
        await Expect(visit.Page.Locator(".share").First).ToHaveTextAsync("v2 100 %", new() { Timeout = 40_000 });
        await visit.ShouldBeInOrderAsync("story-blue-green");
        await Expect(visit.Page.Locator(".figures .failed")).ToHaveCountAsync(0);

        await TerminalScreen.TypeAsync(visit, """kubectl patch service web -p '{"spec":{"selector":{"color":"purple"}}}'""");
        await Expect(visit.Page.GetByText("No pod has these labels, so nobody answers.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".figures .failed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Canary_SettlesNearTwenty_AndAWrongImageSaysSo()
    {
        await using var site = await RealSite.StartAsync();
        await using var visit = await OpenAsync(site, "/labs/kubernetes/canary", "Eight of the old");
        await TerminalScreen.TypeAsync(visit, "kubectl apply -f stable.yaml -f service.yaml -f canary.yaml && kubectl rollout status deployment/web-stable && kubectl rollout status deployment/web-canary");
        await Expect(PodsOf(visit, "web-stable")).ToHaveCountAsync(8);
        await Expect(PodsOf(visit, "web-canary")).ToHaveCountAsync(2);
        await visit.Button("Traffic").ClickAsync();
        await visit.Page.GetByLabel("A second").SelectOptionAsync("20");
        await visit.Button("Send").ClickAsync();

        // Of 300 requests at 20 %, all but one of ten thousand tries lie between 11 and 29 %.
        await Waits.UntilAsync("the canary has its share", async () => (await visit.Page.Locator(".share").AllInnerTextsAsync()) is [_, var canary]
            && canary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["v2", var percent, "%"] && int.Parse(percent, CultureInfo.InvariantCulture) is > 10 and < 30);
        await Waits.UntilAsync("300 requests were sent", async () => int.Parse((await visit.Page.Locator(".figures").InnerTextAsync()).Split(" of ")[1].Split(' ')[0], CultureInfo.InvariantCulture) > 300, TimeSpan.FromMinutes(1));
        await visit.ShouldBeInOrderAsync("story-canary");
        await Expect(visit.Page.Locator(".figures .failed")).ToHaveCountAsync(0);

        await TerminalScreen.TypeAsync(visit, "kubectl set image deployment/web-canary web=labplatform/web:v9");
        var pod = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pod v9") }).First;
        await Expect(pod).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("in trouble"), new() { Timeout = 60_000 });
        await pod.ClickAsync();
        await Expect(visit.Page.Locator("aside .sentence")).ToContainTextAsync("The image labplatform/web:v9 cannot be fetched.");
        await visit.ShouldBeInOrderAsync("story-canary-wrong-image");
    }

    private async Task<Visit> OpenAsync(RealSite site, string lab, string firstStep)
    {
        var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync(lab, LearnerActs.StartLimit);
        await TerminalScreen.IsAtPromptAsync(visit);
        await visit.Button("Begin").ClickAsync();
        await Expect(visit.Heading(firstStep)).ToBeVisibleAsync();
        return visit;
    }

    private static ILocator PodsOf(Visit visit, string deployment) =>
        visit.Page.Locator(".workload").Filter(new() { Has = visit.Page.GetByRole(AriaRole.Heading, new() { Name = deployment, Exact = false }) }).Locator(".pod.ready");
}
