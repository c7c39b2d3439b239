using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Tests.Shared;

namespace LabPlatform.BrowserTests.Story;

/// <summary>What a learner sees in the terminal, and waits for.</summary>
internal static class TerminalScreen
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    /// <summary>The rows of the terminal in front, without the empty ones below.</summary>
    public static async Task<string> ReadAsync(Visit visit) =>
        string.Join('\n', await visit.Page.Locator(".shells [data-active] .xterm-rows > div").AllInnerTextsAsync()).TrimEnd();

    public static Task ShowsAsync(Visit visit, string text) =>
        Waits.UntilAsync($"the terminal shows “{text}”", async () => (await ReadAsync(visit)).Contains(text, StringComparison.Ordinal), s_limit);

    /// <summary>The shell waits for the next command.</summary>
    public static Task IsAtPromptAsync(Visit visit) =>
        Waits.UntilAsync("the shell is at its prompt", async () => (await ReadAsync(visit)).EndsWith(":~#", StringComparison.Ordinal), s_limit);

    /// <summary>Does something that makes the shell work, and waits until it is done.</summary>
    public static async Task AfterAsync(Visit visit, Func<Task> action)
    {
        var before = await ReadAsync(visit);
        await action();
        await Waits.UntilAsync("the terminal moves", async () => !string.Equals(await ReadAsync(visit), before, StringComparison.Ordinal), s_limit);
        await IsAtPromptAsync(visit);
    }

    public static async Task TypeAsync(Visit visit, string line)
    {
        await visit.Page.Locator(".shells [data-active] textarea").FocusAsync(); // a click might meet an address that was printed
        await AfterAsync(visit, () => visit.Page.Keyboard.TypeAsync(line + "\n"));
    }
}
