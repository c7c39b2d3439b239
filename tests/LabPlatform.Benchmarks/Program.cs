using LabPlatform.Benchmarks;

// Measures what a learner waits for, with plain kubectl doing the same beside it in the same run. Prints ratios; judges nothing.
using var interrupted = new CancellationTokenSource(TimeSpan.FromMinutes(15));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

var place = Place.FromEnvironment();
var kubectl = new Kubectl(place);
Report.Begin(place);
await ClickToPrompt.MeasureAsync(place, kubectl, interrupted.Token);
await using var lab = await RunningLab.StartAsync(place, interrupted.Token);
await Echo.MeasureAsync(place, kubectl, lab, interrupted.Token);
await Throughput.MeasureAsync(place, kubectl, lab, interrupted.Token);
