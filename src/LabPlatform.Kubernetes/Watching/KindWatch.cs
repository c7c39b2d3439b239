using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>Keeps what one watch of one kind sees in the namespaces learners work in, and tells those who wait for one of these.</summary>
internal sealed partial class KindWatch : IAsyncDisposable
{
    /// <summary>While the platform has no access to the cluster.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    // A short first pause: the right to watch may have been given a moment ago. And never a long one: learners look at what this says.
    private static readonly WatchOptions s_options = new()
    {
        MinPause = TimeSpan.FromMilliseconds(100),
        MaxPause = TimeSpan.FromSeconds(5),
        Keeps = LabLabels.IsLearnerNamespace,
    };

    private readonly Func<KubernetesClient> _client;
    private readonly ApiResource<KubernetesObject> _kind;
    private readonly string? _namespace;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<(string Namespace, Action Changed)> _listeners = [];
    private readonly Task _work;
    private volatile ImmutableDictionary<string, ImmutableDictionary<string, SeenObject>> _objects = ImmutableDictionary.Create<string, ImmutableDictionary<string, SeenObject>>(StringComparer.Ordinal);
    private volatile string? _trouble = "The cluster has not said yet what is in it.";

    /// <param name="client">Gives the client of now: another one after the cluster was built anew.</param>
    /// <param name="kind">What is watched.</param>
    /// <param name="namespace">Null for all of them.</param>
    /// <param name="time">For pauses.</param>
    /// <param name="logger">Of whoever keeps the watches.</param>
    public KindWatch(Func<KubernetesClient> client, ApiResource<KubernetesObject> kind, string? @namespace, TimeProvider time, ILogger logger)
    {
        (_client, _kind, _namespace, _time, _logger) = (client, kind, @namespace, time, logger);
        var token = _end.Token;
        _work = Task.Run(() => RunAsync(token), CancellationToken.None);
    }

    /// <summary>How many need it; kept by its owner.</summary>
    public int Users { get; set; }

    /// <summary>Why what is known may be old or is nothing yet, or null.</summary>
    public string? Trouble => _trouble;

    public ImmutableArray<SeenObject> In(string @namespace) => _objects.TryGetValue(@namespace, out var found) ? [.. found.Values] : [];

    /// <summary>Calls <paramref name="changed"/> when something in the namespace may be different, until disposed. It must not wait.</summary>
    public IDisposable Subscribe(string @namespace, Action changed)
    {
        var listener = (@namespace, changed);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return new Subscription(this, listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await FollowAsync(_client(), cancellationToken).ConfigureAwait(false);
                continue;
            }
            catch (EnvironmentException exception)
            {
                Tell(exception.Message);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.Failed(_logger, exception, _kind.Plural);
                Tell("The platform cannot see what is in the cluster.");
            }

            await Task.Delay(s_pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Until the platform has another client.</summary>
    private async Task FollowAsync(KubernetesClient client, CancellationToken cancellationToken)
    {
        var first = true;
        await foreach (var batch in client.WatchAsync(_kind, _namespace, s_options, cancellationToken).ConfigureAwait(false))
        {
            if (batch.Kind == WatchBatchKind.Interruption)
            {
                Tell(batch.Trouble is { } trouble ? ClusterCalls.Words("does not show what is in it", trouble) : "The cluster does not answer.");
                if (!ReferenceEquals(client, _client()))
                {
                    return;
                }

                continue;
            }

            Take(batch, afresh: first);
            first = false;
        }
    }

    private void Take(WatchBatch<KubernetesObject> batch, bool afresh)
    {
        var objects = afresh ? _objects.Clear() : _objects;
        foreach (var change in batch.Events)
        {
            var space = change.Item.Namespace ?? "";
            var found = objects.GetValueOrDefault(space) ?? ImmutableDictionary.Create<string, SeenObject>(StringComparer.Ordinal);
            found = change.Type == WatchEventType.Deleted ? found.Remove(change.Item.Name) : found.SetItem(change.Item.Name, new SeenObject(change.Item));
            objects = found.IsEmpty ? objects.Remove(space) : objects.SetItem(space, found);
        }

        _objects = objects;
        var wasTroubled = _trouble is not null;
        _trouble = null;
        var spaces = batch.Events.Select(change => change.Item.Namespace ?? "").ToHashSet(StringComparer.Ordinal);
        Call(space => afresh || wasTroubled || spaces.Contains(space));
    }

    private void Tell(string trouble)
    {
        _trouble = trouble;
        Call(_ => true);
    }

    private void Call(Func<string, bool> concerns)
    {
        (string Namespace, Action Changed)[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }

        foreach (var (space, changed) in listeners)
        {
            if (concerns(space))
            {
                changed();
            }
        }
    }

    private sealed class Subscription(KindWatch watch, (string Namespace, Action Changed) listener) : IDisposable
    {
        public void Dispose()
        {
            lock (watch._gate)
            {
                watch._listeners.Remove(listener);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 340, EventName = "KindWatchFailed", Level = LogLevel.Error, Message = "The watch of {Kind} for checks failed; it begins again.")]
        public static partial void Failed(ILogger logger, Exception exception, string kind);
    }
}
