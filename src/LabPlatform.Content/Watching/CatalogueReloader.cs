using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LabPlatform.Content.Watching;

/// <summary>
/// Reads the catalogue at start and whenever its files change. The system's reports only say when to look; whether
/// something changed is decided by comparing, so that a lost report costs no more than one interval.
/// </summary>
internal sealed class CatalogueReloader(
    ScenarioCatalogue catalogue,
    IOptions<LabContentOptions> options,
    TimeProvider time,
    ILogger<CatalogueReloader> logger) : BackgroundService
{
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long? _fingerprint;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ReloadIfChanged(); // before the host serves: its first visitor finds the labs
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = TryWatch();
        while (!stoppingToken.IsCancellationRequested)
        {
            ReloadIfChanged(); // first of all: what changed before the watcher was there
            await WaitForNewsAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns when files have changed and rest again, or when it is time to compare anyway.</summary>
    private async Task WaitForNewsAsync(CancellationToken cancellationToken)
    {
        if (!await NewsWithinAsync(options.Value.PollInterval, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // At most ten times: a file that is written all the time (a log) must not keep the others waiting.
        for (var i = 0; i < 10 && await NewsWithinAsync(options.Value.Debounce, cancellationToken).ConfigureAwait(false); i++)
        {
        }
    }

    private async Task<bool> NewsWithinAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await _news.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a file system does, the last good catalogue stays and the next look may succeed.")]
    private void ReloadIfChanged()
    {
        var tree = TreeSnapshot.Of(options.Value.Root);
        var fingerprint = tree?.Whole ?? 0;
        if (fingerprint == _fingerprint)
        {
            return;
        }

        _fingerprint = fingerprint; // taken before reading: what changes meanwhile is seen next time
        try
        {
            var started = time.GetTimestamp();
            catalogue.Reload(tree);
            var entries = catalogue.Current.Courses.SelectMany(course => course.Entries).ToList();
            var broken = entries.Count(entry => entry.Scenario is null);
            var elapsed = time.GetElapsedTime(started);
            CatalogueLog.Loaded(logger, entries.Count, catalogue.Current.Courses.Length, broken, elapsed);
        }
        catch (Exception exception)
        {
            CatalogueLog.NotRead(logger, exception);
        }
    }

    private FileSystemWatcher? TryWatch()
    {
        try
        {
            var watcher = new FileSystemWatcher(options.Value.Root)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.Attributes,
            };
            watcher.Changed += (_, _) => _news.Writer.TryWrite(true);
            watcher.Created += (_, _) => _news.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => _news.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => _news.Writer.TryWrite(true);
            watcher.Error += (_, _) => _news.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or PlatformNotSupportedException)
        {
            CatalogueLog.NotWatched(logger, exception.Message, options.Value.PollInterval);
            return null;
        }
    }
}
