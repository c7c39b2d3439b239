using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LabPlatform.Content.Watching;

/// <summary>Holds the newest snapshot and tells who listens.</summary>
internal sealed class ScenarioCatalogue(CatalogueLoader loader, IOptions<LabContentOptions> options, ILogger<ScenarioCatalogue> logger) : IScenarioCatalogue
{
    private readonly Lock _gate = new();

    private readonly List<Subscription> _subscriptions = [];

    private readonly ProblemLog _problems = new(logger);

    private volatile Catalogue _current = Catalogue.Empty;

    public Catalogue Current => _current;

    public IDisposable Subscribe(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var subscription = new Subscription(this, changed);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>Reads what has changed. Called by one at a time.</summary>
    /// <param name="tree">Taken before; null reads all files anew.</param>
    public void Reload(TreeSnapshot? tree)
    {
        var read = loader.Load(options.Value.Root, _current, tree);
        _problems.Report(read); // first: who sees a broken scenario finds its line in the log
        _current = read;
        Subscription[] listeners;
        lock (_gate)
        {
            listeners = [.. _subscriptions];
        }

        foreach (var listener in listeners)
        {
            listener.Notify(logger);
        }
    }

    private sealed class Subscription(ScenarioCatalogue owner, Action changed) : IDisposable
    {
        public void Notify(ILogger logger)
        {
            try
            {
                changed();
            }
#pragma warning disable CA1031 // one listener's failure must not keep the news from the others
            catch (Exception exception)
#pragma warning restore CA1031
            {
                CatalogueLog.ListenerFailed(logger, exception);
            }
        }

        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._subscriptions.Remove(this);
            }
        }
    }
}
