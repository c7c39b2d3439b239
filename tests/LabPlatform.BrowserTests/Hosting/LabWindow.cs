using System.Text.RegularExpressions;
using LabPlatform.Domain.Sessions;
using Microsoft.Playwright;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>What a learner does with a lab, in the learner's words.</summary>
internal static partial class LabWindow
{
    private const string SessionPath = "/sessions/(?<id>[a-z2-7]{16})";

    public const string FirstPod = "/labs/first-steps/a-first-pod";

    /// <summary>Opens a lab's page and presses Start; the workspace is there afterwards, the lab may still be starting.</summary>
    public static async Task StartAsync(this Visit visit, string path = FirstPod)
    {
        await visit.Page.GotoAsync(path);
        await visit.Button("Start the lab").ClickAsync();
        await visit.ShouldBeInASessionAsync();
    }

    /// <remarks>The address is asked for until it is so: waiting for a navigation can miss the one that is over already.</remarks>
    public static Task ShouldBeInASessionAsync(this Visit visit) => Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex(SessionPath));

    /// <summary>Starts and waits until the terminal can be typed into.</summary>
    public static async Task StartAndWaitAsync(this Visit visit, string path = FirstPod, float limit = 30_000)
    {
        await visit.StartAsync(path);
        await visit.Terminal(1).WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = limit });
        await visit.CanAnswerAsync();
    }

    /// <summary>The tab of a terminal; on a phone it may be behind the instructions.</summary>
    public static ILocator Terminal(this Visit visit, int number) =>
        visit.Page.GetByRole(AriaRole.Tab, new() { Name = $"Terminal {number}", IncludeHidden = true });

    /// <summary>The workspace is more than a picture of itself.</summary>
    public static Task CanAnswerAsync(this Visit visit) => Assertions.Expect(visit.Page.Locator(".workspace:not([inert])")).ToBeVisibleAsync();

    /// <summary>Shows a pane by its tab; on a phone by the switch below.</summary>
    public static Task ShowPaneAsync(this Visit visit, string title, string name) =>
        (visit.Look.Phone ? visit.Page.Locator($"[data-show={name}]") : visit.Page.GetByRole(AriaRole.Tab, new() { Name = title, Exact = true })).ClickAsync();

    public static ILocator Heading(this Visit visit, string text) => visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text });

    public static SessionId Session(this Visit visit) => SessionId.Parse(SessionAddress().Match(visit.Page.Url).Groups["id"].Value);

    [GeneratedRegex(SessionPath, RegexOptions.NonBacktracking)]
    private static partial Regex SessionAddress();
}
