using LabPlatform.Cli.Try.Reports;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Asks the checks of a session's steps.</summary>
internal sealed class StepChecks(CheckStep check, StepCheck peek, FindSession find, TimeProvider time)
{
    /// <summary>As the learner's click asks, once. What it says is recorded.</summary>
    public async Task<CheckTrial> AskAsync(OpenSession session, int step, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var asked = await check.ExecuteAsync(session.Id, session.Learner, step, cancellationToken).ConfigureAwait(false);
        return asked.Match(
            report => Of(step, report.Result, time.GetElapsedTime(started)),
            refusal => new CheckTrial(step + 1, "could not check", refusal.Message, "", time.GetElapsedTime(started)));
    }

    /// <summary>Asks until it passes, as long as it may still do so without anybody doing anything.</summary>
    public async Task<CheckTrial> AwaitAsync(OpenSession session, int step, CancellationToken cancellationToken)
    {
        var isDeclared = session.Scenario.Steps[step].Checks is not null;
        var started = time.GetTimestamp();
        while (true)
        {
            var trial = await AskAsync(session, step, cancellationToken).ConfigureAwait(false);
            var elapsed = time.GetElapsedTime(started);
            var mayPass = trial.Outcome switch
            {
                "not yet" => elapsed < TryLimits.Converging,
                "failed" => isDeclared && elapsed < TryLimits.Notice,
                _ => false,
            };
            if (!mayPass)
            {
                return trial with { Duration = elapsed };
            }

            await Task.Delay(TryLimits.Look, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the check of a step the learner has not come to. Nothing is recorded.</summary>
    public async Task<CheckTrial> PeekAsync(OpenSession session, int step, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (await find.ExecuteAsync(session.Id, session.Learner, cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return new CheckTrial(step + 1, "could not check", "The session is gone.", "", time.GetElapsedTime(started));
        }

        var (result, _) = await peek.AskAsync(known, session.Scenario.Steps[step], cancellationToken).ConfigureAwait(false);
        return Of(step, result, time.GetElapsedTime(started));
    }

    private static CheckTrial Of(int step, CheckResult result, TimeSpan duration) => new(step + 1, Name(result.Outcome), result.Outcome.Reason, result.Output, duration);

    private static string Name(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.NotYet => "not yet",
        CheckOutcome.Failed => "failed",
        _ => "could not check",
    };
}
