using LabPlatform.Cli.Try.Reports;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Asks the checks of a session's steps.</summary>
internal sealed class StepChecks(CheckStep check, StepCheck peek, FindSession find, TimeProvider time)
{
    private const string Unknown = "could not check";

    /// <summary>As the learner's click asks; again where it could not be checked, as the learner is told to do. What it says is recorded.</summary>
    public Task<CheckTrial> AskAsync(OpenSession session, int step, CancellationToken cancellationToken) =>
        AskAgainAsync(step, async () => (await check.ExecuteAsync(session.Id, session.Learner, step, cancellationToken).ConfigureAwait(false)).Match(
            report => Of(step, report.Result),
            refusal => CouldNotCheck(step, refusal.Message)));

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
    public Task<CheckTrial> PeekAsync(OpenSession session, int step, CancellationToken cancellationToken) =>
        AskAgainAsync(step, async () => await find.ExecuteAsync(session.Id, session.Learner, cancellationToken).ConfigureAwait(false) is { } known
            ? Of(step, (await peek.AskAsync(known, session.Scenario.Steps[step], cancellationToken).ConfigureAwait(false)).Result)
            : CouldNotCheck(step, "The session is gone."));

    private async Task<CheckTrial> AskAgainAsync(int step, Func<Task<CheckTrial>> ask)
    {
        var started = time.GetTimestamp();
        var trial = CouldNotCheck(step, "");
        for (var asked = 0; asked < TryLimits.Questions && trial.Outcome is Unknown; asked++)
        {
            trial = await ask().ConfigureAwait(false);
        }

        return trial with { Duration = time.GetElapsedTime(started) };
    }

    private static CheckTrial CouldNotCheck(int step, string reason) => new(step + 1, Unknown, reason, "", TimeSpan.Zero);

    private static CheckTrial Of(int step, CheckResult result) => new(step + 1, Name(result.Outcome), result.Outcome.Reason, result.Output, TimeSpan.Zero);

    private static string Name(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.NotYet => "not yet",
        CheckOutcome.Failed => "failed",
        _ => Unknown,
    };
}
