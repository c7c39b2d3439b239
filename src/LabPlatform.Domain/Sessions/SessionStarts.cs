using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Sessions;

/// <summary>Starts sessions in the background, some at a time, first come first served. One per process.</summary>
public sealed partial class SessionStarts(ISessionStore store, SessionStarter starter, ReconcileSignal reconcile, SessionRules rules, ILogger<SessionStarts> logger)
{
    private readonly Channel<SessionId> _waiting = Channel.CreateUnbounded<SessionId>();
    private readonly ConcurrentDictionary<SessionId, Run> _runs = new();

    /// <summary>Starts the session soon; nothing happens when it waits or is being started already.</summary>
    public void Enqueue(SessionId session)
    {
        if (_runs.TryAdd(session, new Run()))
        {
            _waiting.Writer.TryWrite(session);
        }
    }

    /// <summary>Breaks the start off, if there is one, and returns when it does nothing any more.</summary>
    public async Task StopAsync(SessionId session, CancellationToken cancellationToken)
    {
        if (_runs.TryGetValue(session, out var run))
        {
            await run.Cancellation.CancelAsync().ConfigureAwait(false);
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
        await foreach (var session in _waiting.Reader.ReadAllAsync(stopping).ConfigureAwait(false))
        {
            await StartAsync(session, _runs[session], stopping).ConfigureAwait(false);
        }
    }

    private async Task StartAsync(SessionId session, Run run, CancellationToken stopping)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation.Token, stopping);
            await starter.RunAsync(session, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ended while starting, or the process stops: the reconciler or the next process goes on from what is stored.
        }
        catch (Exception exception)
        {
            // The store failed: the reconciler finds the session still starting and brings it back here.
            Log.Failed(logger, exception, session);
        }
        finally
        {
            _runs.TryRemove(session, out _);
            run.Finished.TrySetResult();
            reconcile.Send();
        }
    }

    // The source is not disposed: it has no timer, and StopAsync may still look at it after the run has ended.
    private sealed class Run
    {
        public CancellationTokenSource Cancellation { get; } = new();

        public TaskCompletionSource Finished { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 113, EventName = "SessionStartsFailed", Level = LogLevel.Error, Message = "Starting session {Session} was interrupted; it will be tried again.")]
        public static partial void Failed(ILogger logger, Exception exception, SessionId session);
    }
}
