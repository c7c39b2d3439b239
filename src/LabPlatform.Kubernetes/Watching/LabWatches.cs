using LabPlatform.Kubernetes.Client;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>
/// The watches behind everything that shows or judges what learners have in the cluster. One for each kind, however many sessions look;
/// for kinds the observer may see in learners' namespaces only, one for each session that looks. Runs while somebody needs it, and a little
/// longer, as the next step of a lab often needs the same.
/// </summary>
internal sealed class LabWatches(LabIdentities identities, TimeProvider time, ILogger<LabWatches> logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string? Namespace), KindWatch> _watches = [];
    private readonly HashSet<Task> _endings = [];
    private bool _disposed;

    /// <summary>What is watched now: kinds, with a namespace where it is only that one.</summary>
    public IReadOnlyCollection<(string Kind, string? Namespace)> Running
    {
        get
        {
            lock (_gate)
            {
                return [.. _watches.Keys];
            }
        }
    }

    /// <summary>Watches kinds in namespaces until the lease is disposed.</summary>
    /// <param name="wanted">Kinds, each with the host namespaces in which it matters.</param>
    public WatchLease Open(IEnumerable<(ApiResource<KubernetesObject> Kind, string Namespace)> wanted)
    {
        var used = new Dictionary<(string Kind, string Namespace), KindWatch>();
        var keys = new List<(string Kind, string? Namespace)>();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            foreach (var (kind, space) in wanted)
            {
                (string Kind, string? Namespace) key = (kind.Plural, ObservedKinds.IsSeenEverywhere(kind) ? null : space);
                if (!_watches.TryGetValue(key, out var watch))
                {
                    _watches[key] = watch = new KindWatch(() => identities.Observer, kind, key.Namespace, time, logger);
                }

                watch.Users++;
                keys.Add(key);
                used[(kind.Plural, space)] = watch;
            }
        }

        return new WatchLease(used, () => Release(keys));
    }

    public async ValueTask DisposeAsync()
    {
        KindWatch[] watches;
        Task[] endings;
        lock (_gate)
        {
            _disposed = true;
            watches = [.. _watches.Values];
            endings = [.. _endings];
            _watches.Clear();
        }

        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(endings).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var watch in watches)
        {
            await watch.DisposeAsync().ConfigureAwait(false);
        }

        _end.Dispose();
    }

    private void Release(List<(string Kind, string? Namespace)> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_watches.TryGetValue(key, out var watch) && --watch.Users == 0 && !_disposed)
                {
                    EndLater(key, watch);
                }
            }
        }
    }

    // Kept, so that disposing waits for it. Called under the gate.
    private void EndLater((string Kind, string? Namespace) key, KindWatch watch)
    {
        var token = _end.Token;
        var ending = Task.Run(() => EndAsync(key, watch, token), CancellationToken.None);
        _endings.RemoveWhere(task => task.IsCompleted);
        _endings.Add(ending);
    }

    private async Task EndAsync((string Kind, string? Namespace) key, KindWatch watch, CancellationToken cancellationToken)
    {
        await Task.Delay(s_linger, time, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (watch.Users > 0 || !_watches.TryGetValue(key, out var current) || !ReferenceEquals(current, watch))
            {
                return;
            }

            _watches.Remove(key);
        }

        await watch.DisposeAsync().ConfigureAwait(false);
    }
}
