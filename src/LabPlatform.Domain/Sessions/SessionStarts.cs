using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Sessions;

/// <summary>Starts sessions in the background, some at a time, first come first served. One per process.</summary>
public sealed partial class SessionStarts(ISessionStore store, SessionStarter starter, ReconcileSignal reconcile, SessionRules rules, ILogger<SessionStarts> logger)
{
    private readonly Channel<Run> _waiting = Channel.CreateUnbounded<Run>();
    private readonly ConcurrentDictionary<SessionId, Run> _runs = new();

    /// <summary>Starts the session soon; nothing happens when it waits or is being started already.</summary>
    public void Enqueue(SessionId session)
    {
        var run = new Run(session);
        if (_runs.TryAdd(session, run))
        {
            _waiting.Writer.TryWrite(run);
        }
    }

    /// <summary>Breaks the start off, if there is one, and returns when it does nothing any more: at once for one that still waits.</summary>
    public async Task StopAsync(SessionId session, CancellationToken cancellationToken)
    {
        if (_runs.TryGetValue(session, out var run))
        {
            await run.Cancellation.CancelAsync().ConfigureAwait(false);
            if (run.TryTake())
            {
                Finish(run); // no worker will
            }

            await run.Finished.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Works until cancelled. First it takes up the sessions that a former process left starting.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        foreach (var session in await store.ListUnfinishedAsync(stopping).ConfigureAwait(false))
        {
            if (session.State == SessionState.Starting)
            {
                Enqueue(session.Id);
            }
        }

        var workers = Enumerable.Range(0, rules.MaxProvisioning).Select(_ => WorkAsync(stopping));
        await Task.WhenAll(workers).ConfigureAwait(false);
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var run in _waiting.Reader.ReadAllAsync(stopping).ConfigureAwait(false))
        {
            if (run.TryTake())
            {
                await StartAsync(run, stopping).ConfigureAwait(false);
            }
        }
    }

    private async Task StartAsync(Run run, CancellationToken stopping)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation.Token, stopping);
            await starter.RunAsync(run.Session, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ended while starting, or the process stops: the reconciler or the next process goes on from what is stored.
        }
        catch (Exception exception)
        {
            // The store failed: the reconciler finds the session still starting and brings it back here.
            Log.Failed(logger, exception, run.Session);
        }
        finally
        {
            Finish(run);
            reconcile.Send();
        }
    }

    private void Finish(Run run)
    {
        _runs.TryRemove(KeyValuePair.Create(run.Session, run));
        run.Finished.TrySetResult();
    }

    // The source is not disposed: it has no timer, and StopAsync may still look at it after the run has ended.
    private sealed class Run(SessionId session)
    {
        private int _taken;

        public SessionId Session => session;

        public CancellationTokenSource Cancellation { get; } = new();

        public TaskCompletionSource Finished { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <returns>Whether the caller is the one to finish it: a worker, or whoever stops it while it waits.</returns>
        public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 113, EventName = "SessionStartsFailed", Level = LogLevel.Error, Message = "Starting session {Session} was interrupted; it will be tried again.")]
        public static partial void Failed(ILogger logger, Exception exception, SessionId session);
    }
}
