using System.Collections.Immutable;
using System.Threading.Channels;
using LabPlatform.Domain.Environments;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Sessions;

/// <summary>Tells those who look at a session what changes. Within this process; one for all sessions.</summary>
public sealed partial class SessionNews(ILogger<SessionNews> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, List<Subscription>> _subscriptions = [];
    private readonly Dictionary<SessionId, ImmutableArray<ProvisioningProgress>> _progress = [];

    /// <summary>
    /// Calls <paramref name="listener"/> with each item in order, one at a time, until disposed. Somebody who comes late
    /// first gets the progress so far. A listener that throws loses that item only.
    /// </summary>
    public IDisposable Subscribe(SessionId session, Func<SessionNewsItem, Task> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var subscription = new Subscription(this, session, listener);
        lock (_gate)
        {
            if (!_subscriptions.TryGetValue(session, out var list))
            {
                _subscriptions[session] = list = [];
            }

            list.Add(subscription);
            if (_progress.TryGetValue(session, out var progress))
            {
                subscription.Post(new SessionNewsItem.Provisioning(progress));
            }
        }

        return subscription;
    }

    /// <summary>Announces a stored change; the progress of a session that is ready or over is forgotten.</summary>
    public void Publish(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        lock (_gate)
        {
            Post(session.Id, new SessionNewsItem.SessionChanged(session));
            if (session.State is SessionState.Ready or SessionState.Ended)
            {
                _progress.Remove(session.Id);
            }
        }
    }

    /// <summary>A place to report the start of a session to; a stage reported again replaces its older state.</summary>
    public IProgress<ProvisioningProgress> ProgressOf(SessionId session) => new Reporter(this, session);

    private void Report(SessionId session, ProvisioningProgress value)
    {
        lock (_gate)
        {
            var list = _progress.GetValueOrDefault(session, []);
            var at = list.IndexOf(list.FirstOrDefault(item => string.Equals(item.Stage, value.Stage, StringComparison.Ordinal))!);
            list = at < 0 ? list.Add(value) : list.SetItem(at, value);
            _progress[session] = list;
            Post(session, new SessionNewsItem.Provisioning(list));
        }
    }

    // Only enqueues: listeners run in their subscription's own loop, never under the lock.
    private void Post(SessionId session, SessionNewsItem item)
    {
        foreach (var subscription in _subscriptions.GetValueOrDefault(session, []))
        {
            subscription.Post(item);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            if (_subscriptions.TryGetValue(subscription.Session, out var list) && list.Remove(subscription) && list.Count == 0)
            {
                _subscriptions.Remove(subscription.Session);
            }
        }
    }

    private sealed class Reporter(SessionNews news, SessionId session) : IProgress<ProvisioningProgress>
    {
        public void Report(ProvisioningProgress value) => news.Report(session, value);
    }

    private sealed class Subscription : IDisposable
    {
        private readonly SessionNews _news;
        private readonly Func<SessionNewsItem, Task> _listener;
        private readonly Channel<SessionNewsItem> _items = Channel.CreateUnbounded<SessionNewsItem>(new() { SingleReader = true });
        private volatile bool _disposed;

        public Subscription(SessionNews news, SessionId session, Func<SessionNewsItem, Task> listener)
        {
            (_news, Session, _listener) = (news, session, listener);
            Delivery = Task.Run(DeliverAsync);
        }

        public SessionId Session { get; }

        /// <summary>Ends after Dispose; kept so that it is not lost, and never faulted: listeners' failures are caught.</summary>
        public Task Delivery { get; }

        public void Post(SessionNewsItem item) => _items.Writer.TryWrite(item);

        public void Dispose()
        {
            _disposed = true;
            _items.Writer.TryComplete();
            _news.Remove(this);
        }

        private async Task DeliverAsync()
        {
            await foreach (var item in _items.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                if (_disposed)
                {
                    return;
                }

                try
                {
                    await _listener(item).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    // One dying tab must not take the news from the others.
                    Log.ListenerFailed(_news._logger, exception, Session);
                }
            }
        }
    }

    private readonly ILogger _logger = logger;

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, EventName = "SessionListenerFailed", Level = LogLevel.Warning, Message = "A listener of session {Session} failed.")]
        public static partial void ListenerFailed(ILogger logger, Exception exception, SessionId session);
    }
}
