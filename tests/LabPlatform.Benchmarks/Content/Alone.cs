using System.Diagnostics;
using System.Globalization;
using LabPlatform.Content;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Reports;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LabPlatform.Benchmarks.Content;

/// <summary>One part of the figures of a catalogue, in this process alone; prints seconds and the process's peak memory in MB.</summary>
internal static class Alone
{
    public const string Word = "alone";

    private const int Changes = 10;

    public static async Task RunAsync(string part, string folder, CancellationToken cancellationToken)
    {
        var seconds = part switch
        {
            "load" => Time(() => new CatalogueLoader(new ImageStore()).Load(folder, Catalogue.Empty)),
            "validate" => Time(() => ScenarioValidator.Validate(folder, cancellationToken)),
            _ => await SlowestChangeAsync(folder, cancellationToken),
        };
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{seconds} {PeakMegabytes()}"));
    }

    private static double Time(Func<object> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        GC.KeepAlive(result);
        return seconds;
    }

    /// <summary>From the moment a file is saved until who listens has the new title, as a site runs.</summary>
    private static async Task<double> SlowestChangeAsync(string folder, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Content:Root", folder)]);
        builder.Services.AddLabContent(builder.Configuration.GetSection(LabContentOptions.SectionName));
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var catalogue = host.Services.GetRequiredService<IScenarioCatalogue>();
        var scenario = catalogue.Current.Courses[^1].Entries[^1].Id;
        var slowest = 0.0;
        for (var change = 0; change < Changes; change++)
        {
            var title = $"Changed {change}";
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var subscription = catalogue.Subscribe(() =>
            {
                if (string.Equals(catalogue.Current.Find(scenario)?.Title, title, StringComparison.Ordinal))
                {
                    seen.TrySetResult();
                }
            });
            var start = Stopwatch.GetTimestamp();
            await File.WriteAllTextAsync(Path.Combine(folder, scenario.Value, "index.json"), ManyScenarios.Index(title), cancellationToken);
            await seen.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        await host.StopAsync(cancellationToken);
        return slowest;
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
