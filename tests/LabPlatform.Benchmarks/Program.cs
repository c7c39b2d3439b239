using LabPlatform.Benchmarks;
using LabPlatform.Benchmarks.Content;
using LabPlatform.Benchmarks.Workspace;

// Measures what a learner waits for, with plain kubectl doing the same beside it in the same run, what an author waits for, and what the
// workspace costs browser and server, with wetty beside it. Prints figures; judges nothing.
// Arguments: any of start, echo, throughput, render, catalogue, page, wetty, pods, circuits; none means all. Render and catalogue need no cluster.
using var interrupted = new CancellationTokenSource(TimeSpan.FromMinutes(20));
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

Console.WriteLine($"{Environment.ProcessorCount} processors");
if (Wanted("render") || Wanted("catalogue") || Wanted("start") || Wanted("echo") || Wanted("throughput"))
{
    Report.Begin("kubectl");
}

if (Wanted("render"))
{
    Rendering.Measure(Environment.GetEnvironmentVariable("LABPLATFORM_BENCH_LABS") ?? "labs");
}

if (Wanted("catalogue"))
{
    await CatalogueFigures.MeasureAsync(interrupted.Token);
}

if (Wanted("start") || Wanted("echo") || Wanted("throughput"))
{
    await BesideKubectlAsync(Place.FromEnvironment());
}

if (Wanted("page") || Wanted("wetty") || Wanted("pods") || Wanted("circuits"))
{
    Report.Begin("wetty");
    await InBrowserAsync(Place.FromEnvironment());
}

async Task BesideKubectlAsync(Place place)
{
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
}

async Task InBrowserAsync(Place place)
{
    await using var chromium = await Chromium.StartAsync();
    await using (var visitor = await Visitor.StartAsync(chromium, place, interrupted.Token))
    {
        if (Wanted("page"))
        {
            await PageWeight.MeasureAsync(chromium, visitor);
        }

        if (Wanted("wetty"))
        {
            await BesideWetty.MeasureAsync(place, chromium, visitor, interrupted.Token);
        }

        if (Wanted("pods"))
        {
            await ClusterPictures.MeasureAsync(place, chromium, visitor, interrupted.Token);
        }
    }

    if (Wanted("circuits"))
    {
        await ManyCircuits.MeasureAsync(place, chromium, interrupted.Token);
    }
}
