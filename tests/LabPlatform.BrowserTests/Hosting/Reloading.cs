using LabPlatform.Tests.Shared;
using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

internal static class Reloading
{
    /// <summary>For what a page shows only when it is asked for again.</summary>
    public static Task ToBeVisibleAfterReloadAsync(this ILocatorAssertions assertions, IPage page) => Waits.UntilAsync("it is there after a reload", async () =>
    {
        await page.ReloadAsync();
        try
        {
            await assertions.ToBeVisibleAsync(new() { Timeout = 500 });
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    });
}
