using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Story;

/// <summary>From the text of a lab to an object in a real cluster, by way of the editor.</summary>
public sealed class EditorTests(Chromium chromium)
{
    [Fact]
    public async Task Manifest_IsOpenedFromTheText_Written_Saved_AndApplied()
    {
        await using var site = await RealSite.StartAsync(("LabPlatform:Labs", RepositoryFiles.PathOf("tests", "LabPlatform.BrowserTests", "Labs")));
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync(limit: LearnerActs.StartLimit);
        await TerminalScreen.IsAtPromptAsync(visit);
        await visit.Button("Begin").ClickAsync();

        await visit.Page.Locator("button.inline-code[data-lab-action=open]").ClickAsync();
        await visit.Button("Make it").ClickAsync();
        await visit.WriteAsync("apiVersion: v1\nkind: Pod\nmetadata:\n  name: written\nspec:\n  containers:\n  - name: web\n    image: nginx\n");
        await visit.SaveByKeyAsync();
        await visit.ShouldBeSavedAsync();
        await visit.ShouldBeInOrderAsync("story-editor");

        await TerminalScreen.TypeAsync(visit, "kubectl apply -f app/pod.yaml");
        await TerminalScreen.ShowsAsync(visit, "pod/written created");
        await TerminalScreen.TypeAsync(visit, "sed -i s/nginx/busybox:1.37/ app/pod.yaml");

        await Expect(visit.Text()).ToContainTextAsync("busybox:1.37");
        await visit.ShowPaneAsync("Cluster", "cluster");
        await Expect(visit.Page.Locator(".pod")).ToHaveCountAsync(1);
    }
}
