using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Turns to another page of the lab. Going back is free; going on stops at the first step whose check is not passed.</summary>
public sealed class GoToStep(SessionAccess access, SessionChanges changes, IScenarioCatalogue catalogue, ILabEnvironments environments, TimeProvider time)
{
    /// <param name="step">-1 the intro, 0 the first step, the number of steps the finish page.</param>
    /// <returns>
    /// The session on its new page, whose scripts were started if this is the first time; or <see cref="SessionNotFound"/>, <see cref="SessionNotReady"/>,
    /// <see cref="SessionOver"/>, <see cref="NoSuchStep"/>, <see cref="StepNotPassed"/>, <see cref="EnvironmentTrouble"/> (nothing changed: try again).
    /// </returns>
    public async Task<Result<LabSession>> ExecuteAsync(SessionId session, LearnerId learner, int step, CancellationToken cancellationToken)
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

        try
        {
            // Before the move is stored: a page whose scripts could not be started is asked for again.
            if (scenario.PageAt(step) is { } page && page.HasScripts())
            {
                await environments.StartScriptsAsync(session, scenario.PageName(step), page, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EnvironmentException exception)
        {
            return new EnvironmentTrouble(exception.Message);
        }

        var change = await changes.ApplyAsync(session, current => current.MoveTo(step, scenario, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        return change is null ? new SessionNotFound() : change.Changed ? change.Session : new SessionOver();
    }

    private static LabError? Refusal(LabSession session, Scenario scenario, int step) => session.State switch
    {
        SessionState.Starting => new SessionNotReady(),
        SessionState.Ending or SessionState.Ended => new SessionOver(),
        _ when !scenario.HasPage(step) => new NoSuchStep(step),
        _ when session.FirstGate(scenario) is { } gate && step > gate => new StepNotPassed(gate),
        _ => null,
    };
}
