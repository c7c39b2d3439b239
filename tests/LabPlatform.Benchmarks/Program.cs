using LabPlatform.Benchmarks;
using LabPlatform.Benchmarks.Content;

// Measures what a learner waits for, with plain kubectl doing the same beside it in the same run, and what an author waits for. Prints figures; judges nothing.
// Arguments: any of start, echo, throughput, render, catalogue; none means all. The last two need no cluster.
using var interrupted = new CancellationTokenSource(TimeSpan.FromMinutes(15));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

if (args is [Alone.Word, var part, var folder])
{
    await Alone.RunAsync(part, folder, interrupted.Token);
    return;
}

bool Wanted(string part) => args.Length == 0 || args.Contains(part, StringComparer.Ordinal);

Report.Begin();
if (Wanted("render"))
{
    Rendering.Measure(Environment.GetEnvironmentVariable("LABPLATFORM_BENCH_LABS") ?? "labs");
}

if (Wanted("catalogue"))
{
    await CatalogueFigures.MeasureAsync(interrupted.Token);
}

if (!Wanted("start") && !Wanted("echo") && !Wanted("throughput"))
{
    return;
}

var place = Place.FromEnvironment();
var kubectl = new Kubectl(place);
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
