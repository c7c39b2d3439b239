using LabPlatform.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>The site as an author's preview.</summary>
public sealed class PreviewTests(Chromium chromium)
{
    [Fact]
    public async Task FileIsSaved_TheOpenPageShowsIt_AgainAndAgain()
    {
        await using var site = new SampleSite(("LabPlatform:Preview", "true"));
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.Page.GotoAsync(LabWindow.FirstPod + "?step=1");
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();
        var text = Directory.EnumerateFiles(site.Labs, "*.md", SearchOption.AllDirectories).First(file => file.EndsWith("/a-first-pod/step1/text.md", StringComparison.Ordinal));

        foreach (var version in (string[])["first", "second"])
        {
            await File.WriteAllTextAsync(text, $"This is the {version} version.\n", TestContext.Current.CancellationToken);

            await Expect(visit.Page.GetByText($"This is the {version} version.")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task AnySiteForLearners_HasNothingOfIt()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);

        await visit.Page.GotoAsync(LabWindow.FirstPod + "?step=1");

        await Expect(visit.Page.Locator("preview-reload")).ToHaveCountAsync(0);
        (await visit.Page.APIRequest.GetAsync("/preview/changes")).Status.ShouldBe(404);
    }
}
