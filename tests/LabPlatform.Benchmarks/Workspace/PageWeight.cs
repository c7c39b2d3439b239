namespace LabPlatform.Benchmarks.Workspace;

/// <summary>What the page of a running lab fetches, and how long it takes until its terminal can be used: on a first visit, and on later ones.</summary>
internal static class PageWeight
{
    private const int Visits = 5;

    private const int Named = 4;

    public static async Task MeasureAsync(Chromium chromium, Visitor visitor)
    {
        var (first, later) = (new Samples(), new Samples());
        Part[] parts = [];
        for (var visit = 0; visit < Visits; visit++)
        {
            await using var newcomer = await visitor.AfreshAsync(chromium);
            var page = await newcomer.OpenAsync();
            var prompt = await page.EvaluateAsync<double>("bench.prompt");
            parts = await page.EvaluateAsync<Part[]>("end => bench.weight(end)", prompt);
            first.Add(prompt / 1000);
            var again = await newcomer.OpenAsync();
            later.Add(await again.EvaluateAsync<double>("bench.prompt") / 1000);
        }

        Report.Row($"scripts and styles of a lab's page before its terminal answers ({parts.Length} files)", Kilobytes(parts.Sum(part => part.Bytes)), "", "", "below 150 kB");
        foreach (var part in parts.OrderByDescending(part => part.Bytes).Take(Named))
        {
            Report.Row($"of it {part.Name}", Kilobytes(part.Bytes), "", "", "");
        }

        Report.Row("from navigation to a terminal that can be used, first visit, median", Report.Number(first.Median, "0.00", "s"), "", "", "below 1 s");
        Report.Row("the same with what the browser has kept, median", Report.Number(later.Median, "0.00", "s"), "", "", "below 1 s");
    }

    private static string Kilobytes(double bytes) => Report.Number(bytes / 1000, "0.0", "kB");

    private sealed class Part
    {
        /// <summary>Its path on the site.</summary>
        public string Name { get; init; } = "";

        /// <summary>On the wire, without headers.</summary>
        public double Bytes { get; init; }
    }
}
