namespace LabPlatform.Benchmarks.Workspace;

/// <summary>A class that reads: many pages of running labs open, each with its circuit, its terminal and its picture, and nobody does anything.</summary>
internal static class ManyCircuits
{
    private const int Learners = 4; // one learner may have 32 terminals open

    /// <summary>The site has to let them: <c>LabPlatform:Limits:CircuitsPerLearner</c>, five unless set, as <c>./lab test bench</c> does.</summary>
    private const int PagesOfEach = 25;

    public static async Task MeasureAsync(Place place, Chromium chromium, CancellationToken cancellationToken)
    {
        using var site = await SiteProcess.FindAsync(place.Site, cancellationToken);
        var visitors = await Task.WhenAll(Enumerable.Range(0, Learners).Select(_ => Visitor.StartAsync(chromium, place, cancellationToken)));
        await Task.WhenAll(visitors.Select(visitor => OpenAllAsync(visitor, cancellationToken)));
        var cpu = await site.CpuAsync(cancellationToken);
        Report.Row($"server with {Learners * PagesOfEach} pages of running labs open and idle", Report.Number(site.Megabytes, "0", "MB"), "", "", "below 300 MB");
        Report.Row("the same, processor", Report.Number(cpu / 10, "0.0", "% of a core"), "", "", "below 5 %");
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }
    }

    private static async Task OpenAllAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        for (var page = 0; page < PagesOfEach; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await visitor.OpenAsync();
        }
    }
}
