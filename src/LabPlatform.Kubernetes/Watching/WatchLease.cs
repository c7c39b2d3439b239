using System.Collections.Immutable;
using System.Threading.Channels;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>One reader's part in the shared watches: what is there now, and a sign whenever that may have changed.</summary>
internal sealed class WatchLease : IDisposable
{
    private readonly IReadOnlyDictionary<(string Kind, string Namespace), KindWatch> _watches;
    private readonly Action _release;
    private readonly Channel<bool> _signs = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ImmutableArray<IDisposable> _subscriptions;
    private int _disposed;

    public WatchLease(IReadOnlyDictionary<(string Kind, string Namespace), KindWatch> watches, Action release)
    {
        (_watches, _release) = (watches, release);
        _subscriptions = [.. watches.Select(watch => watch.Value.Subscribe(watch.Key.Namespace, () => _signs.Writer.TryWrite(true)))];
    }

    /// <summary>Everything that is watched is known.</summary>
    public bool IsComplete => _watches.Values.All(watch => watch.Trouble is null);

    public SeenObjects Look() => new(_watches.ToDictionary(
        pair => pair.Key,
        pair => pair.Value.Trouble is { } trouble ? SeenKind.Unknown(trouble) : new SeenKind(pair.Value.In(pair.Key.Namespace), null)));

    /// <summary>Ends when something may have changed since the last call ended.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _signs.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _release();
    }
}
