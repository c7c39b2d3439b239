using System.Diagnostics;
using LabPlatform.Kubernetes.Client;
using Microsoft.Playwright;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>The cluster view with many pods: how soon it shows a change, and what it costs browser and server.</summary>
internal static class ClusterPictures
{
    private const int Changes = 50;

    /// <summary>Windows of one learner; the site has to let them: see <see cref="ManyCircuits"/>.</summary>
    private const int Viewers = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    public static async Task MeasureAsync(Place place, Chromium chromium, Visitor visitor, CancellationToken cancellationToken)
    {
        using var site = await SiteProcess.FindAsync(place.Site, cancellationToken);
        using var admin = new KubernetesClient(KubernetesClientConfiguration.FromKubeconfig([place.AdminKubeconfig]));
        var pods = new ManyPods(admin, $"lab-{visitor.Session}-default");
        var made = await pods.MakeAsync(cancellationToken);
        var nobody = await site.CpuAsync(cancellationToken);

        var page = await OpenAsync(visitor);
        await ChangeAsync(chromium, page, pods, made, cancellationToken);
        await page.CloseAsync();

        var pages = new List<IPage>();
        for (var viewer = 0; viewer < Viewers; viewer++)
        {
            pages.Add(await OpenAsync(visitor));
        }

        var watched = await site.CpuAsync(cancellationToken);
        Report.Row(
            $"server's processor for a viewer of {ManyPods.Count} pods when nothing changes ({Viewers} viewers)",
            Report.Number((watched - nobody) / Viewers, "0.00", "ms a second"),
            "",
            "",
            "below 1 ms a second");
        foreach (var one in pages)
        {
            await one.CloseAsync();
        }
    }

    private static async Task ChangeAsync(Chromium chromium, IPage page, ManyPods pods, IReadOnlyList<(string Name, string Uid)> made, CancellationToken cancellationToken)
    {
        await page.EvaluateAsync("bench.followTiles()");
        var sent = new Dictionary<string, double>(StringComparer.Ordinal);
        var (cpu, started) = (await chromium.PagesCpuAsync(), Stopwatch.GetTimestamp());
        using var pause = new PeriodicTimer(s_pause);
        foreach (var (name, uid) in made.Take(Changes))
        {
            await pause.WaitForNextTickAsync(cancellationToken);
            sent[uid] = Now();
            await pods.SayAsync(name, isReady: false, cancellationToken);
        }

        var used = (await chromium.PagesCpuAsync() - cpu) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await page.WaitForFunctionAsync("count => new Set(bench.tiles().map(tile => tile.pod)).size >= count", Changes);
        var shown = (await page.EvaluateAsync<Tile[]>("bench.tiles()")).Where(tile => sent.ContainsKey(tile.Pod)).DistinctBy(tile => tile.Pod, StringComparer.Ordinal);
        var samples = new Samples();
        samples.AddRange(shown.Select(tile => tile.At - sent[tile.Pod]));
        Report.Row($"a change of one of {ManyPods.Count} pods shows, median", Report.Number(samples.Median, "0", "ms"), "", "", "");
        Report.Row($"the same, slowest of {Changes}", Report.Number(samples.Percentile(100), "0", "ms"), "", "", "below 500 ms");
        Report.Row("the browser's page while five change a second", Report.Number(used * 100, "0", "% of a core"), "", "", "below 30 %");
    }

    private static async Task<IPage> OpenAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync();
        await page.WaitForFunctionAsync("count => document.querySelectorAll('[data-pod]').length === count", ManyPods.Count);
        return page;
    }

    /// <summary>Milliseconds as the page counts them: the clock of the machine is the browser's, too.</summary>
    private static double Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    private sealed class Tile
    {
        public string Pod { get; init; } = "";

        public double At { get; init; }
    }
}
