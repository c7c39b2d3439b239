using System.Diagnostics;

namespace LabPlatform.Benchmarks;

internal static class Throughput
{
    private const int Rounds = 3;
    private const string File = "/tmp/benchmark.txt";

    public static async Task MeasureAsync(Kubectl kubectl, RunningLab lab, CancellationToken cancellationToken)
    {
        // 50 MB in lines, as logs and listings come.
        await lab.Terminal.TypeAsync($"head -c 37500000 /dev/urandom | base64 -w 100 >{File}; echo made'-'it\r", cancellationToken);
        await lab.Terminal.ReadUntilAsync("made-it", cancellationToken);
        var ours = new Samples();
        var theirs = new Samples();
        for (var round = 0; round < Rounds; round++)
        {
            await lab.Terminal.TypeAsync($"clear; cat {File}; echo all'-'shown\r", cancellationToken);
            var start = Stopwatch.GetTimestamp();
            var bytes = await lab.Terminal.ReadUntilAsync("all-shown", cancellationToken);
            ours.Add(bytes / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
            theirs.Add(await kubectl.CatAsync(lab.Pod, File, cancellationToken));
        }

        Report.Row(
            "cat of 50 MB, median",
            Report.Number(ours.Median, "0.0", "MB/s"),
            Report.Number(theirs.Median, "0.0", "MB/s"),
            Report.Number(ours.Median / theirs.Median, "0.00", "times"),
            "at least 0.8 times");
    }
}
