using System.Diagnostics;

namespace LabPlatform.Benchmarks;

internal static class ClickToPrompt
{
    private const int Runs = 5;

    public static async Task MeasureAsync(Place place, Kubectl kubectl, CancellationToken cancellationToken)
    {
        var ours = new Samples();
        var theirs = new Samples();
        for (var run = 0; run <= Runs; run++)
        {
            var clicked = 0L;
            await using (await RunningLab.StartAsync(place, () => clicked = Stopwatch.GetTimestamp(), cancellationToken))
            {
                var seconds = Stopwatch.GetElapsedTime(clicked).TotalSeconds;
                var plain = await kubectl.StartSessionAsync(cancellationToken);
                if (run > 0) // the first warms both up
                {
                    ours.Add(seconds);
                    theirs.Add(plain);
                }
            }
        }

        Report.Row(
            "click to prompt, median",
            Report.Number(ours.Median, "0.00", "s"),
            Report.Number(theirs.Median, "0.00", "s"),
            Report.Number(ours.Median / theirs.Median, "0.00", "times"),
            "at most 1.3 times");
    }
}
