using LabPlatform.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Story;

/// <summary>A learner serves a page in a real lab and looks at it: by the link in the text, and beside it.</summary>
public sealed class PreviewStoryTests(Chromium chromium)
{
    [Fact]
    public async Task ServedPage_AndAService_AreSeenBesideTheText_AndInATab_Row62()
    {
        await using var site = await RealSite.StartAsync(PortWindow.Labs);
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync(PortWindow.Lab, LearnerActs.StartLimit);
        await TerminalScreen.IsAtPromptAsync(visit);
        await TerminalScreen.TypeAsync(visit, "mkdir /srv/www; echo '<!DOCTYPE html><html lang=en><title>Mine</title><h1>Served by me</h1>' >/srv/www/index.html");
        await TerminalScreen.TypeAsync(visit, "(cd /srv/www; setsid python3 -m http.server 8080 --bind 127.0.0.1 </dev/null >/dev/null 2>&1 &)");

        await visit.ShowPortsAsync();
        await visit.Button("Open port 8080 of your machine here").ClickAsync();
        await Expect(visit.PortFrame().GetByRole(AriaRole.Heading, new() { Name = "Served by me" })).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("story-preview");
        visit.ExpectRefusedFetch();
        await visit.Page.Frames.Single(frame => new Uri(frame.Url).Host.EndsWith("-8080.localhost", StringComparison.Ordinal)).ShouldBeAloneAsync(site.Address);

        var tab = await visit.TabOfAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "look at it" }));
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Served by me" })).ToBeVisibleAsync();
        await Expect(tab).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/index\\.html\\?from=text#top$"));
        await tab.MainFrame.ShouldBeAloneAsync(site.Address);
        await tab.CloseAsync();

        await TerminalScreen.TypeAsync(visit, "kubectl run web --image=labplatform/web:v1 --port=8080 && kubectl expose pod web --port=80 --target-port=8080 && kubectl wait --for=condition=Ready pod/web --timeout=60s");
        await visit.Button("Back to the list of ports").ClickAsync();
        await visit.Button("Open Service web, port 80 here").ClickAsync();
        await Expect(visit.PortFrame().GetByText("v1").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
