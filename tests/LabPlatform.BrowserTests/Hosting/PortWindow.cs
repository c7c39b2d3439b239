using LabPlatform.Tests.Shared;
using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>What a learner does with web ports.</summary>
internal static class PortWindow
{
    public const string Lab = "/labs/web/served";

    /// <summary>Instead of the labs that ship.</summary>
    public static (string Key, string Value) Labs { get; } = ("LabPlatform:Labs", RepositoryFiles.PathOf("tests", "LabPlatform.BrowserTests", "PortLabs"));

    public static Task ShowPortsAsync(this Visit visit) => visit.ShowPaneAsync("Web", "ports");

    /// <summary>What is shown beside the text.</summary>
    public static IFrameLocator PortFrame(this Visit visit) => visit.Page.FrameLocator("#pane-ports iframe");

    /// <summary>Clicks on something that opens a tab.</summary>
    public static async Task<IPage> TabOfAsync(this Visit visit, ILocator link) =>
        await visit.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());

    /// <summary>A page of a lab finds nothing of the site's, and cannot ask it for anything as its learner.</summary>
    public static async Task ShouldBeAloneAsync(this IFrame page, Uri site)
    {
        (await page.EvaluateAsync<string>("document.cookie")).ShouldBeEmpty();
        (await page.EvaluateAsync<string>(
            "site => fetch(site, { credentials: 'include' }).then(() => 'answered', () => 'refused')",
            new Uri(site, "/cluster-status").ToString())).ShouldBe("refused");
    }
}
