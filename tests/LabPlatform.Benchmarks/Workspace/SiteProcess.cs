using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>The site as the machine sees it: processor time and memory of its process.</summary>
internal sealed partial class SiteProcess : IDisposable
{
    private const int Windows = 4;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private SiteProcess(Process process) => _process = process;

    /// <summary>The process that listens on the site's port of this machine.</summary>
    public static async Task<SiteProcess> FindAsync(Uri site, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("ss", ["-lntpH", string.Create(CultureInfo.InvariantCulture, $"sport = :{site.Port}")]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var lookup = Process.Start(start)!;
        var listener = await lookup.StandardOutput.ReadToEndAsync(cancellationToken);
        return Listener.Match(listener) is { Success: true } found
            ? new SiteProcess(Process.GetProcessById(int.Parse(found.Groups["id"].ValueSpan, CultureInfo.InvariantCulture)))
            : throw new InvalidOperationException($"Nobody listens on port {site.Port}.");
    }

    [GeneratedRegex("pid=(?<id>[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listener { get; }

    /// <summary>Megabytes (10^6) of this machine's memory.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Milliseconds of processor time a second, the median of some windows: a collection or a visitor of somebody else's may fall into one.</summary>
    public async Task<double> CpuAsync(CancellationToken cancellationToken)
    {
        var samples = new Samples();
        using var window = new PeriodicTimer(s_window);
        for (var number = 0; number < Windows; number++)
        {
            var (before, started) = (Spent(), Stopwatch.GetTimestamp());
            await window.WaitForNextTickAsync(cancellationToken);
            samples.Add((Spent() - before).TotalMilliseconds / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return samples.Median;
    }

    public void Dispose() => _process.Dispose();

    private TimeSpan Spent()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }
}
