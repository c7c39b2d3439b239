using System.Collections.Immutable;
using System.Threading.Channels;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>One reader's part in the shared watches: what is there now, and a sign whenever that may have changed.</summary>
internal sealed class WatchLease : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

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

    /// <summary>What was seen last, also of kinds that cannot be seen now: for what shows and does not judge.</summary>
    /// <returns>With why some of it may be old, one sentence for the learner; or null.</returns>
    public (SeenObjects Seen, string? Trouble) LookAtLast() => (
        new SeenObjects(_watches.ToDictionary(pair => pair.Key, pair => new SeenKind(pair.Value.In(pair.Key.Namespace), null))),
        _watches.Values.Select(watch => watch.Trouble).FirstOrDefault(trouble => trouble is not null));

    /// <summary>Ends when something may have changed since the last call ended.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _signs.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>As <see cref="WaitAsync(CancellationToken)"/>, for a limited time.</summary>
    /// <returns>False when the time was up first.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends when everything that is watched is known; at the latest after ten seconds, as a cluster that has not said by then what is in it is waited for no longer.</summary>
    public async Task UntilCompleteAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!IsComplete && s_patience - time.GetElapsedTime(started) is var rest && rest > TimeSpan.Zero)
        {
            await WaitAsync(rest, time, cancellationToken).ConfigureAwait(false);
        }
    }

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
