using LabPlatform.Benchmarks;

// Measures what a learner waits for, with plain kubectl doing the same beside it in the same run. Prints ratios; judges nothing.
// Arguments: any of start, echo, throughput, render; none means all. Rendering needs no cluster.
using var interrupted = new CancellationTokenSource(TimeSpan.FromMinutes(15));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

bool Wanted(string part) => args.Length == 0 || args.Contains(part, StringComparer.Ordinal);

if (Wanted("render"))
{
    Report.Begin("no site");
    Rendering.Measure(Environment.GetEnvironmentVariable("LABPLATFORM_BENCH_LABS") ?? "labs");
    if (args.Length == 1)
    {
        return;
    }
}

var place = Place.FromEnvironment();
var kubectl = new Kubectl(place);
Report.Begin($"site {place.Site}");
if (Wanted("start"))
{
    await ClickToPrompt.MeasureAsync(place, kubectl, interrupted.Token);
}

await using var lab = await RunningLab.StartAsync(place, interrupted.Token);
if (Wanted("echo"))
{
    await Echo.MeasureAsync(kubectl, lab, interrupted.Token);
}

if (Wanted("throughput"))
{
    await Throughput.MeasureAsync(kubectl, lab, interrupted.Token);
}
