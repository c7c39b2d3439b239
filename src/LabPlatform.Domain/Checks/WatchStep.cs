using System.Runtime.CompilerServices;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Checks;

/// <summary>
/// Watches what a step declares while somebody looks at its page, and lets it pass as soon as all of it is so. Without a page nobody is
/// watched for: nobody would see it, and whoever comes back finds it out at once.
/// </summary>
/// <remarks>However many pages show a step, it is watched once.</remarks>
public sealed partial class WatchStep(
    SessionAccess access,
    SessionChanges changes,
    IScenarioCatalogue catalogue,
    IDeclaredChecks declared,
    TimeProvider time,
    ILogger<WatchStep> logger)
{
    /// <summary>After a failure of ours, for example of the database.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(SessionId Session, int Step), StepWatch> _watches = [];

    /// <summary>
    /// How the step's conditions stand, and every change of that. Ends when the step is passed, or need not be watched: somebody else's session,
    /// one that is not ready, a step that declares nothing, is passed already or comes later. A step with a script passes by a click only.
    /// </summary>
    public async IAsyncEnumerable<DeclaredReport> ExecuteAsync(SessionId session, LearnerId learner, int step, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (found is null || Wanted(found, step) is null)
        {
            yield break;
        }

        var watch = Join(session, learner, step);
        try
        {
            await foreach (var report in watch.Reports.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return report;
            }
        }
        finally
        {
            await LeaveAsync((session, step), watch).ConfigureAwait(false);
        }
    }

    private StepWatch Join(SessionId session, LearnerId learner, int step)
    {
        lock (_gate)
        {
            if (!_watches.TryGetValue((session, step), out var watch) || watch.Task.IsCompleted)
            {
                watch = new StepWatch();
                _watches[(session, step)] = watch;
                watch.Start(token => RunAsync(session, learner, step, watch.Reports, token));
            }

            watch.Pages++;
            return watch;
        }
    }

    private async Task LeaveAsync((SessionId Session, int Step) key, StepWatch watch)
    {
        lock (_gate)
        {
            if (--watch.Pages > 0)
            {
                return;
            }

            if (_watches.TryGetValue(key, out var current) && ReferenceEquals(current, watch))
            {
                _watches.Remove(key);
            }
        }

        await watch.DisposeAsync().ConfigureAwait(false);
    }

    private async Task RunAsync(SessionId session, LearnerId learner, int step, Newest<DeclaredReport> reports, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await WatchAsync(session, learner, step, reports, cancellationToken).ConfigureAwait(false);
                reports.Complete();
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception, session, step);
                await Task.Delay(s_pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WatchAsync(SessionId session, LearnerId learner, int step, Newest<DeclaredReport> reports, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) is not { } found || Wanted(found, step) is not { } scenario)
        {
            return;
        }

        var wanted = scenario.Steps[step];
        await foreach (var report in declared.WatchAsync(found, wanted.Checks!, cancellationToken).ConfigureAwait(false))
        {
            if (report.Outcome is CheckOutcome.Passed && wanted.Verify is null)
            {
                await changes.ApplyAsync(session, current => CheckRecord.Seen(current, scenario, step, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
                reports.Set(report);
                return;
            }

            reports.Set(report);
        }
    }

    private Scenario? Wanted(LabSession session, int step) =>
        session.State == SessionState.Ready
        && catalogue.Current.Find(session.Scenario)?.Scenario is { } scenario
        && session.WaitsForCheck(scenario, step)
        && scenario.Steps[step].Checks is not null
            ? scenario
            : null;

    private sealed class StepWatch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();

        public Newest<DeclaredReport> Reports { get; } = new();

        /// <summary>How many look; under the gate.</summary>
        public int Pages { get; set; }

        public Task Task { get; private set; } = Task.CompletedTask;

        public void Start(Func<CancellationToken, Task> work)
        {
            var token = _end.Token;
            Task = Task.Run(() => work(token), CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _end.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 130, EventName = "WatchStepFailed", Level = LogLevel.Warning, Message = "Step {Step} of session {Session} cannot be watched right now; trying again.")]
        public static partial void Failed(ILogger logger, Exception exception, SessionId session, int step);
    }
}
