using LabPlatform.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Story;

/// <summary>What a learner does on a page of a lab that runs on a real cluster.</summary>
internal static class LearnerActs
{
    /// <summary>Milliseconds that a lab may take to start, and a check to answer.</summary>
    public const int StartLimit = 120_000;

    /// <summary>Presses the button and waits for what is said then.</summary>
    public static async Task CheckAsync(this Visit visit, string button, string answer)
    {
        await visit.Button(button).ClickAsync();
        await Expect(visit.Page.GetByText(answer, new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = StartLimit });
    }

    /// <summary>From top to bottom, each when the one before is done; what is folded away is opened first.</summary>
    public static async Task RunEveryBlockAsync(this Visit visit)
    {
        foreach (var summary in await visit.Page.Locator(".prose summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        var commands = await visit.Page.Locator(".prose").Locator("[data-tool=run], button.inline-code[data-lab-action^=exec]").AllAsync();
        foreach (var command in commands)
        {
            await TerminalScreen.AfterAsync(visit, () => command.ClickAsync());
        }

        await Expect(visit.Page.Locator("[data-ran=yes]")).ToHaveCountAsync(commands.Count);
    }
}
