using System.Diagnostics;

namespace LabPlatform.Benchmarks;

internal static class Echo
{
    private const int Rounds = 3;
    private const int Keys = 150;

    public static async Task MeasureAsync(Kubectl kubectl, RunningLab lab, CancellationToken cancellationToken)
    {
        var ours = new Samples();
        var theirs = new Samples();
        for (var round = 0; round < Rounds; round++)
        {
            ours.AddRange(await TypeAsync(lab.Terminal, cancellationToken));
            theirs.AddRange(await kubectl.EchoAsync(lab.Pod, Keys, cancellationToken));
        }

        foreach (var percent in (int[])[50, 99])
        {
            Report.Row(
                $"keystroke echo, p{percent}",
                Report.Number(ours.Percentile(percent), "0.0", "ms"),
                Report.Number(theirs.Percentile(percent), "0.0", "ms"),
                Report.Number(ours.Percentile(percent) - theirs.Percentile(percent), "+0.0;-0.0", "ms"),
                percent == 50 ? "at most +3 ms" : "");
        }
    }

    private static async Task<List<double>> TypeAsync(HubTerminal terminal, CancellationToken cancellationToken)
    {
        await terminal.TypeAsync("clear; cat\r", cancellationToken);
        await terminal.ReadUntilAsync("cat", cancellationToken);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20)); // a fast typist, as in plain-echo.py
        for (var settle = 0; settle < 25; settle++)
        {
            await pause.WaitForNextTickAsync(cancellationToken);
        }

        var milliseconds = new List<double>();
        for (var number = 0; number < Keys; number++)
        {
            terminal.Drain();
            var key = ((char)('a' + (number % 26))).ToString();
            var start = Stopwatch.GetTimestamp();
            await terminal.TypeAsync(key, cancellationToken);
            await terminal.ReadUntilAsync(key, cancellationToken);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await pause.WaitForNextTickAsync(cancellationToken);
            if (number % 26 == 25)
            {
                await terminal.TypeAsync("\r", cancellationToken);
                await pause.WaitForNextTickAsync(cancellationToken);
                await pause.WaitForNextTickAsync(cancellationToken);
            }
        }

        await terminal.TypeAsync("\u0003", cancellationToken);
        await terminal.ReadUntilAsync(RunningLab.Prompt, cancellationToken);
        return milliseconds;
    }
}
