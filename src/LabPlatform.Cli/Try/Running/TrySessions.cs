using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Opens sessions as the site does for learners, keeps them while they are tried, and ends them.</summary>
internal sealed class TrySessions(StartSession start, EndSession end, ExtendSession extend, FindSession find, SessionNews news, TimeProvider time)
{
    /// <returns>The session with its shell; or why there is none. It is over then.</returns>
    public async Task<(OpenSession? Session, string Refusal)> OpenAsync(ScenarioId id, Scenario scenario, CancellationToken cancellationToken)
    {
        var learner = LearnerId.New();
        var started = await start.ExecuteAsync(learner, id, cancellationToken).ConfigureAwait(false);
        if (started.Error is { } refusal)
        {
            return (null, refusal.Message);
        }

        var session = new OpenSession(started.Value!.Id, learner, scenario);
        var known = await UntilStartedAsync(session, cancellationToken).ConfigureAwait(false);
        return known.State == SessionState.Ready ? (session, "") : (null, known.Failure ?? "The session ended while it was prepared.");
    }

    /// <summary>Moves the deadline on as long as <paramref name="work"/> goes on, and ends the session after it, however it ended.</summary>
    public async Task<T> KeepAsync<T>(OpenSession session, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(session, stop.Token);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)renewal).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // Not to be given up: it is one write, and what is not ended is left in the cluster.
            await end.ExecuteAsync(session.Id, session.Learner, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<LabSession> UntilStartedAsync(OpenSession session, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<LabSession>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = news.Subscribe(session.Id, item =>
        {
            if (item is SessionNewsItem.SessionChanged { Session: { State: not SessionState.Starting } changed })
            {
                done.TrySetResult(changed);
            }

            return Task.CompletedTask;
        });

        // It may have been faster than the subscription.
        var now = await find.ExecuteAsync(session.Id, session.Learner, cancellationToken).ConfigureAwait(false);
        return now is { State: not SessionState.Starting } ? now : await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RenewAsync(OpenSession session, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TryLimits.Renewal, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            // What stands in its way is told by whatever the trial does next.
            await extend.ExecuteAsync(session.Id, session.Learner, cancellationToken).ConfigureAwait(false);
        }
    }
}
