using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Checks;

/// <summary>
/// Runs the check of a step when the learner asks, and writes the result.
/// Only this and <see cref="WatchStep"/> can make a step pass.
/// </summary>
public sealed class CheckStep(
    SessionAccess access,
    SessionChanges changes,
    IScenarioCatalogue catalogue,
    StepCheck check,
    CheckLimits limits,
    TimeProvider time)
{
    /// <param name="step">0-based; not past the first step whose check is not passed.</param>
    /// <returns>
    /// The report, also when the check could not be run; or <see cref="SessionNotFound"/>, <see cref="SessionNotReady"/>, <see cref="SessionOver"/>,
    /// <see cref="NoSuchStep"/>, <see cref="StepHasNoCheck"/>, <see cref="StepNotReached"/>, <see cref="CheckAlreadyRuns"/>, <see cref="TooManyChecks"/>.
    /// </returns>
    public async Task<Result<CheckReport>> ExecuteAsync(SessionId session, LearnerId learner, int step, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return new SessionNotFound();
        }

        if (catalogue.Current.Find(found.Scenario)?.Scenario is not { } scenario)
        {
            return new ScenarioNotFound(found.Scenario);
        }

        if (Refusal(found, scenario, step) is { } refusal)
        {
            return refusal;
        }

        if (limits.TryEnter(session, out var lease) is { } limited)
        {
            return limited;
        }

        using (lease)
        {
            return await RunAsync(found, scenario, step, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Result<CheckReport>> RunAsync(LabSession session, Scenario scenario, int step, CancellationToken cancellationToken)
    {
        var (result, report) = await check.AskAsync(session, scenario.Steps[step], cancellationToken).ConfigureAwait(false);
        var change = await changes.ApplyAsync(
            session.Id, current => CheckRecord.Asked(current, scenario, step, result.Outcome, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return change is null ? new SessionNotFound() : new CheckReport(change.Session, step, result, scenario.Steps[step].IsSelfAttested(), report);
    }

    private static LabError? Refusal(LabSession session, Scenario scenario, int step) => session.State switch
    {
        SessionState.Starting => new SessionNotReady(),
        SessionState.Ending or SessionState.Ended => new SessionOver(),
        _ when step < 0 || step >= scenario.Steps.Length => new NoSuchStep(step),
        _ when !scenario.Steps[step].HasCheck => new StepHasNoCheck(),
        _ when session.FirstGate(scenario) is { } gate && step > gate => new StepNotReached(gate),
        _ => null,
    };
}

/// <param name="Session">As stored after the check.</param>
/// <param name="Step">0-based index of the step.</param>
/// <param name="SelfAttested">The check ran on the learner's own machine, which the learner can bend.</param>
/// <param name="Declared">Of each condition the step declares; null where it declares none.</param>
public sealed record CheckReport(LabSession Session, int Step, CheckResult Result, bool SelfAttested, DeclaredReport? Declared = null);
