using System.Globalization;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Content.Markdown;

/// <summary>Row 75: a page made to break the parser ends in a sentence, within a bounded time and on a small stack.</summary>
public sealed class ComplexityTests
{
    private const int PageLimit = 256 * 1024;

    /// <summary>Of a processor, not of a clock: one takes about a second at most, what is not bounded half a minute and far more, however busy the machine is.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    /// <summary>For one that never ends.</summary>
    private static readonly TimeSpan s_givenUp = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, string> s_tooComplex = new(StringComparer.Ordinal)
    {
        { "brackets", new string('[', 50_000) },
        { "quotes", new string('>', 20_000) },
        { "lists", Repeat("- ", 3_000) + "a" },
        { "deep lists", string.Concat(Enumerable.Range(0, 480).Select(depth => new string(' ', 2 * depth) + "- a\n")) },
        { "wide table", Repeat("|", 2_000) + "\n" + Repeat("|-", 2_000) + "\n" + Repeat("|\n", 100_000) },
        { "long table", "|a|b|\n|-|-|\n" + Repeat("|a|b|\n", 40_000) },
        { "elements", Repeat("<div>", 50_000) },
        { "formatting", Repeat("<b><i>", 40_000) },
        { "links", Repeat("[a](", 60_000) },
        { "definitions", Repeat("[a]:\n", 50_000) },
        { "emphasis", Repeat("**a *b ", 36_000) },
    };

    private static readonly Dictionary<string, string> s_bounded = new(StringComparer.Ordinal)
    {
        { "backticks", string.Concat(Enumerable.Range(1, 700).Select(length => new string('`', length) + " ")) },
        { "code spans", Repeat("`a``", 60_000) },
        { "code blocks", Repeat("```\na\n```\n\n", 22_000) },
        { "commands", Repeat("`a`{{exec}}\n\n", 20_000) },
        { "open tags", Repeat("<a x='", 40_000) },
        { "comments", Repeat("<!--\n", 50_000) },
        { "reopened formatting", "<b><i><u><s><em><strong><small><big>\n\n" + Repeat("a\n\n", 80_000) },
        { "paragraphs of links", Repeat(Repeat("[a](", 1_000) + "\n\n", 60) },
        { "headings", Repeat("a\n-\n", 60_000) },
        { "macros", Repeat("```\n{{", 40_000) },
        { "list items", Repeat("- a\n\n", 50_000) },
    };

    public static TheoryData<string> TooComplex => [.. s_tooComplex.Keys];

    public static TheoryData<string> Bounded => [.. s_bounded.Keys];

    [Theory]
    [MemberData(nameof(TooComplex))]
    public async Task Page_MadeToBreakTheParser_SaysItIsTooComplex_Row75(string name) =>
        (await RenderAsync(s_tooComplex[name])).ShouldContain("too complex");

    [Theory]
    [MemberData(nameof(Bounded))]
    public async Task Page_OfManyParts_IsRendered_Row75(string name)
    {
        var html = await RenderAsync(s_bounded[name]);

        html.ShouldNotContain("page-problem");
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static async Task<string> RenderAsync(string markdown)
    {
        var page = new ScenarioPage { TextPath = "a.md", Markdown = markdown.Length > PageLimit ? markdown[..PageLimit] : markdown };
        var scenario = new Scenario { Id = ScenarioId.Parse("c/s"), Title = "T", Intro = page, Version = "1" };
        var renderer = new ScenarioRenderer(NullLogger<ScenarioRenderer>.Instance);
        var done = new TaskCompletionSource<(string Html, TimeSpan Used)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => done.TrySetResult((renderer.Render(scenario, page), ThreadTime())), maxStackSize: 1024 * 1024) { IsBackground = true };
        thread.Start();
        var (html, used) = await done.Task.WaitAsync(s_givenUp, TestContext.Current.CancellationToken);
        used.ShouldBeInRange(TimeSpan.FromTicks(1), s_limit);
        return html;
    }

    /// <summary>Processor time of this thread so far: the kernel tells it in nanoseconds, see proc_pid_schedstat(5).</summary>
    private static TimeSpan ThreadTime() =>
        TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000);
}
