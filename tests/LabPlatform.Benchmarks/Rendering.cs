using System.Diagnostics;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Sanitising;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Benchmarks;

/// <summary>How long a page takes from Markdown to safe HTML: every page of the labs that ship, again and again.</summary>
internal static class Rendering
{
    private const int Rounds = 50;

    public static void Measure(string labs)
    {
        var pages = Directory.EnumerateFiles(labs, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var nothing = new NoImages();
        foreach (var page in pages)
        {
            PageRenderer.Render(PageRenderer.Parse(page), nothing); // compiled by now
        }

        var samples = new Samples();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var page in pages)
            {
                var start = Stopwatch.GetTimestamp();
                PageRenderer.Render(PageRenderer.Parse(page), nothing);
                samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Report.Row($"parse and render a page ({pages.Count} pages, {pages.Sum(page => page.Length) / pages.Count / 1000} KB each), median", Report.Number(samples.Median, "0.00", "ms"), "", "", "");
        Report.Row("parse and render a page, p99", Report.Number(samples.Percentile(99), "0.00", "ms"), "", "", "below 5 ms");
    }

    private sealed class NoImages : IPageImages
    {
        public ScenarioImage? Find(string source) => null;
    }
}
