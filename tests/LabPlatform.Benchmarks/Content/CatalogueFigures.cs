using System.Diagnostics;
using System.Globalization;

namespace LabPlatform.Benchmarks.Content;

/// <summary>How long a large catalogue takes to read, to follow a change and to be validated, and in how much memory.</summary>
internal static class CatalogueFigures
{
    /// <summary>A machine's speed differs from minute to minute by more than most changes to the code.</summary>
    private const int Rounds = 3;

    /// <summary>Each part runs in a process of its own: its memory is nobody else's.</summary>
    public static async Task MeasureAsync(CancellationToken cancellationToken)
    {
        using var scenarios = new ManyScenarios();
        var loads = new List<(double Seconds, double Megabytes)>();
        for (var round = 0; round < Rounds; round++)
        {
            loads.Add(await RunAloneAsync("load", scenarios.Root, cancellationToken));
        }

        loads.Sort();
        var spread = $"{Report.Number(loads[0].Seconds, "0.00", "s")} to {Report.Number(loads[^1].Seconds, "0.00", "s")}";
        Report.Row($"catalogue of {ManyScenarios.Count} scenarios is read, median of {Rounds} ({spread})", Report.Number(loads[Rounds / 2].Seconds, "0.00", "s"), "", "", "below 5 s");
        Report.Row("memory of that", Report.Number(loads.Max(load => load.Megabytes), "0", "MB"), "", "", "below 200 MB");
        var change = await RunAloneAsync("change", scenarios.Root, cancellationToken);
        Report.Row("a changed file shows, slowest of ten", Report.Number(change.Seconds, "0.00", "s"), "", "", "below 1 s");
        var validate = await RunAloneAsync("validate", scenarios.Root, cancellationToken);
        Report.Row("validate", Report.Number(ManyScenarios.Count / validate.Seconds * 60, "0", "scenarios a minute"), "", "", "at least 1000");
        Report.Row("memory of that", Report.Number(validate.Megabytes, "0", "MB"), "", "", "below 300 MB");
    }

    private static async Task<(double Seconds, double Megabytes)> RunAloneAsync(string part, string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Alone.Word, part, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var figures = process.ExitCode == 0 ? output.Split(' ') : throw new InvalidOperationException($"Measuring '{part}' failed.");
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }
}
