using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Cli.Try.Reports;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Tries one step: its check fails before, passes after the step is solved, and those of later steps do not pass with it.</summary>
internal sealed class StepTrying(GoToStep goTo, ILearnerShell shell, StepChecks checks, StepSolving solving, TimeProvider time)
{
    /// <param name="step">0-based; those before it have passed or need not.</param>
    public async Task<StepTrial> RunAsync(OpenSession session, int step, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var page = session.Scenario.Steps[step];
        var trial = new StepTrial(step + 1, page.Title, Verdict.Unchecked, [], Before: null, Solution: null, After: null, [], TimeSpan.Zero);
        try
        {
            trial = await TurnToAsync(session, step, cancellationToken).ConfigureAwait(false) is { } trouble
                ? Wrong(trial, trouble)
                : await SolveAsync(session, step, trial, cancellationToken).ConfigureAwait(false);
        }
        catch (EnvironmentException exception)
        {
            trial = Wrong(trial, exception.Message);
        }

        return trial with { Duration = time.GetElapsedTime(started) };
    }

    /// <summary>Goes to a page and waits for its scripts.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> TurnToAsync(OpenSession session, int step, CancellationToken cancellationToken)
    {
        var turned = await goTo.ExecuteAsync(session.Id, session.Learner, step, cancellationToken).ConfigureAwait(false);
        if (turned.Error is { } refusal)
        {
            return $"The page cannot be turned to: {refusal.Message}";
        }

        if (session.Scenario.PageAt(step) is not { } page || !page.HasScripts())
        {
            return null;
        }

        var name = session.Scenario.PageName(step);
        var limit = page.Foreground is null ? TryLimits.Background : TryLimits.Foreground;
        var state = await shell.WaitForScriptsAsync(session.Id, name, page, limit, cancellationToken).ConfigureAwait(false);
        return state.Foreground is null
            ? string.Create(CultureInfo.InvariantCulture, $"The foreground script {page.Foreground?.Path} did not end within {limit.TotalMinutes:0} minutes: the learner's terminal is not free.")
            : null;
    }

    private async Task<StepTrial> SolveAsync(OpenSession session, int step, StepTrial trial, CancellationToken cancellationToken)
    {
        if (!session.Scenario.Steps[step].HasCheck)
        {
            // Later steps may need what it makes.
            return trial with { Solution = await solving.SolveAsync(session, step, cancellationToken).ConfigureAwait(false) };
        }

        var before = await checks.AskAsync(session, step, cancellationToken).ConfigureAwait(false);
        trial = trial with { Verdict = Verdict.Passed, Before = before };
        trial = before switch
        {
            { Passed: true } => Wrong(trial, $"The check passes before anything was done{Said(before)}."),
            { Outcome: "could not check" } => Wrong(trial, $"The check could not be run before: {before.Reason}"),
            _ => trial,
        };
        trial = trial with { Solution = await solving.SolveAsync(session, step, cancellationToken).ConfigureAwait(false) };
        var after = await checks.AwaitAsync(session, step, cancellationToken).ConfigureAwait(false);
        trial = trial with { After = after };
        if (!after.Passed)
        {
            return Wrong(trial, NotPassed(trial.Solution!, after));
        }

        return await PeekAsync(session, step, trial, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StepTrial> PeekAsync(OpenSession session, int step, StepTrial trial, CancellationToken cancellationToken)
    {
        var later = ImmutableArray.CreateBuilder<CheckTrial>();
        for (var other = step + 1; other < session.Scenario.Steps.Length; other++)
        {
            if (session.Scenario.Steps[other].HasCheck)
            {
                later.Add(await checks.PeekAsync(session, other, cancellationToken).ConfigureAwait(false));
            }
        }

        trial = trial with { Later = later.ToImmutable() };
        foreach (var early in later.Where(check => check.Passed))
        {
            trial = Wrong(trial, string.Create(CultureInfo.InvariantCulture, $"With it the check of step {early.Step} passes already{Said(early)}."));
        }

        return trial;
    }

    private static string NotPassed(Solution solution, CheckTrial after)
    {
        var how = solution.Commands switch
        {
            [] => "The step says nowhere how it is done, and its check does not pass",
            _ when solution.Skipped.Any() => $"The check does not pass after the {solution.By} (skipped: {string.Join(", ", solution.Skipped.Select(command => command.Interactive))})",
            [{ TimedOut: true }] => $"The check does not pass; {solution.By} did not end in time",
            [{ ExitCode: not (0 or null) and var code }] when solution.By is not Solution.Page => string.Create(CultureInfo.InvariantCulture, $"The check does not pass after {solution.By}, which ended with exit code {code}"),
            _ when solution.By is Solution.Page => $"The check does not pass after the {solution.By}",
            _ => $"The check does not pass after {solution.By}",
        };
        return $"{how} ({after.Outcome}): {after.Reason}";
    }

    private static string Said(CheckTrial check) => check.Reason.Length > 0 ? $" and says: {check.Reason.TrimEnd('.')}" : "";

    private static StepTrial Wrong(StepTrial trial, string reason) => trial with { Verdict = Verdict.Failed, Reasons = trial.Reasons.Add(reason) };
}
