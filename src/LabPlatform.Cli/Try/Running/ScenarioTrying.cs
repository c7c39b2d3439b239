using System.Collections.Immutable;
using LabPlatform.Cli.Try.Reports;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Tries one scenario from its first page to its last, in a session of its own.</summary>
internal sealed class ScenarioTrying(TrySessions sessions, StepTrying steps, TimeProvider time)
{
    /// <param name="listener">Hears of everything as it happens.</param>
    public async Task<ScenarioTrial> RunAsync(TryTarget target, ITryListener listener, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var trial = new ScenarioTrial(target.Path, target.Entry.Title, Verdict.Failed, "", Session: null, ReadyAfter: null, TimeSpan.Zero, []);
        if (target.Scenario is not { } scenario)
        {
            var errors = target.Entry.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Message);
            return Finish(trial with { Reason = $"It has mistakes that ./lab validate names: {string.Join(" ", errors)}" });
        }

        var (session, refusal) = await sessions.OpenAsync(target.Id, scenario, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            return Finish(trial with { Reason = $"No session could be started: {refusal}" });
        }

        trial = trial with { Session = session.Id.Value, ReadyAfter = time.GetElapsedTime(started) };
        listener.Started(trial, scenario);
        trial = await sessions.KeepAsync(session, () => TryStepsAsync(session, trial, listener, cancellationToken), cancellationToken).ConfigureAwait(false);
        return Finish(trial);

        ScenarioTrial Finish(ScenarioTrial finished)
        {
            finished = finished with { Duration = time.GetElapsedTime(started) };
            listener.Finished(finished);
            return finished;
        }
    }

    private async Task<ScenarioTrial> TryStepsAsync(OpenSession session, ScenarioTrial trial, ITryListener listener, CancellationToken cancellationToken)
    {
        var scenario = session.Scenario;
        try
        {
            if (scenario.Intro is not null && await steps.TurnToAsync(session, step: -1, cancellationToken).ConfigureAwait(false) is { } trouble)
            {
                return trial with { Reason = trouble, Steps = [.. scenario.Steps.Select((step, index) => StepTrial.Skipped(index + 1, step.Title))] };
            }
        }
        catch (EnvironmentException exception)
        {
            return trial with { Reason = exception.Message };
        }

        var done = ImmutableArray.CreateBuilder<StepTrial>();
        foreach (var (index, step) in scenario.Steps.Index())
        {
            // A learner does not get past a check that does not pass.
            var isStuck = done is [.., { Verdict: Verdict.Skipped }] or [.., { Verdict: Verdict.Failed, After: not { Passed: true } }];
            var result = isStuck ? StepTrial.Skipped(index + 1, step.Title) : await steps.RunAsync(session, index, cancellationToken).ConfigureAwait(false);
            listener.Tried(trial, result);
            done.Add(result);
        }

        var verdict = done.Any(step => step.Verdict is Verdict.Failed) ? Verdict.Failed : Verdict.Passed;
        return trial with { Verdict = verdict, Steps = done.ToImmutable() };
    }
}
