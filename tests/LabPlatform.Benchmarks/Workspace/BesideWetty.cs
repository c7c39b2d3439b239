using Microsoft.Playwright;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>The terminal as it is in the browser, and wetty's: until the prompt is there, until a key is seen, and a long output.</summary>
internal static class BesideWetty
{
    private const int Prompts = 5;
    private const int Rounds = 3;
    private const int Lines = 6;
    private const string Keys = "abcdefghijklmnopqrstuvwxyz"; // one line: after Enter cat's copy of it could come between keys
    private const string File = "/tmp/browser-benchmark.txt";
    private const double Megabytes = 50;

    public static async Task MeasureAsync(Place place, Chromium chromium, Visitor visitor, CancellationToken cancellationToken)
    {
        await using var wetty = await Wetty.StartAsync(chromium, place, visitor.Pod, cancellationToken);
        await PromptsAsync(visitor, wetty);
        var (ours, theirs) = (await visitor.OpenAsync(), await wetty.OpenAsync());
        await EchoesAsync(ours, theirs, cancellationToken);
        await OutputAsync(ours, theirs);
        await ours.CloseAsync();
        await theirs.CloseAsync();
    }

    /// <summary>Both begin a shell each time: ours in a terminal that nobody has opened yet.</summary>
    private static async Task PromptsAsync(Visitor visitor, Wetty wetty)
    {
        var (ours, theirs) = (new Samples(), new Samples());
        for (var run = 0; run <= Prompts; run++)
        {
            var (mine, other) = (await PromptAsync(await visitor.OpenAsync(run + 2)), await PromptAsync(await wetty.OpenAsync()));
            if (run > 0) // the first fills both caches
            {
                ours.Add(mine);
                theirs.Add(other);
            }
        }

        Row("from navigation to the first prompt, median", ours.Median, theirs.Median, "0", "ms");
    }

    private static async Task<double> PromptAsync(IPage page)
    {
        var prompt = await page.EvaluateAsync<double>("bench.prompt");
        await page.CloseAsync();
        return prompt;
    }

    private static async Task EchoesAsync(IPage ours, IPage theirs, CancellationToken cancellationToken)
    {
        var (mine, others) = (new Samples(), new Samples());
        for (var line = 0; line < Lines; line++)
        {
            mine.AddRange(await TypeAsync(ours, line, cancellationToken));
            others.AddRange(await TypeAsync(theirs, line, cancellationToken));
        }

        foreach (var percent in (int[])[50, 99])
        {
            Row($"from a key to its echo on the screen, p{percent}", mine.Percentile(percent), others.Percentile(percent), "0.0", "ms");
        }
    }

    /// <param name="line">Tells its begin from the one before, which is still on the screen.</param>
    private static async Task<List<double>> TypeAsync(IPage page, int line, CancellationToken cancellationToken)
    {
        await page.BringToFrontAsync();
        await page.FocusAsync(".xterm-helper-textarea");
        await page.Keyboard.TypeAsync($"clear; echo it'-'begins-{line}; cat\n"); // what is typed before the screen is cleared would not be seen
        await page.EvaluateAsync($"bench.shows('it-begins-{line}')");
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20)); // a fast typist
        var milliseconds = new List<double>();
        foreach (var key in Keys)
        {
            await page.Keyboard.PressAsync(key.ToString());
            milliseconds.Add(await page.EvaluateAsync<double>("bench.echo()"));
            await pause.WaitForNextTickAsync(cancellationToken);
        }

        await page.Keyboard.PressAsync("Control+c");
        await page.EvaluateAsync("bench.atPrompt()");
        return milliseconds;
    }

    private static async Task OutputAsync(IPage ours, IPage theirs)
    {
        await RunAsync(ours, $"head -c 37500000 /dev/urandom | base64 -w 100 >{File}; echo made'-'it", "made-it"); // lines, as logs and listings come
        var (mine, others) = (new Samples(), new Samples());
        var (blocked, othersBlocked) = (new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            await CatAsync(ours, round, mine, blocked);
            await CatAsync(theirs, round, others, othersBlocked);
        }

        Row("cat of 50 MB until its end is on the screen, median", Megabytes * 1000 / mine.Median, Megabytes * 1000 / others.Median, "0.0", "MB/s");
        Row("meanwhile in tasks above 50 ms, median", blocked.Median, othersBlocked.Median, "0", "ms");
    }

    /// <param name="round">Tells its end from the one before, which is still on the screen.</param>
    private static async Task CatAsync(IPage page, int round, Samples milliseconds, Samples blocked)
    {
        var before = await page.EvaluateAsync<double>("bench.blocked()");
        milliseconds.Add(await RunAsync(page, $"clear; cat {File}; echo all'-'shown-{round}", $"all-shown-{round}"));
        blocked.Add(await page.EvaluateAsync<double>("bench.blocked()") - before);
    }

    /// <returns>Milliseconds from Enter until the text is on the screen.</returns>
    private static async Task<double> RunAsync(IPage page, string command, string end)
    {
        await page.BringToFrontAsync();
        await page.FocusAsync(".xterm-helper-textarea");
        await page.Keyboard.TypeAsync(command);
        await page.Keyboard.PressAsync("Enter");
        var milliseconds = await page.EvaluateAsync<double>("end => bench.shows(end)", end);
        await page.EvaluateAsync("bench.atPrompt()");
        return milliseconds;
    }

    private static void Row(string what, double ours, double theirs, string format, string unit) =>
        Report.Row(what, Report.Number(ours, format, unit), Report.Number(theirs, format, unit), Report.Number(ours / theirs, "0.00", "times"), unit is "MB/s" ? "at least 1 time" : "at most 1 time");
}
