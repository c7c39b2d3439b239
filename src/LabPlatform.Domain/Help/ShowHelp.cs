using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Help;

/// <summary>Shows the next hint of a step, or its solution, and keeps that it was shown.</summary>
public sealed class ShowHelp(SessionAccess access, SessionChanges changes, IScenarioCatalogue catalogue, TimeProvider time)
{
    /// <param name="step">0-based.</param>
    /// <param name="solution">The solution; else the next hint.</param>
    /// <returns>
    /// The session with what was shown; or <see cref="SessionNotFound"/>, <see cref="SessionNotReady"/>, <see cref="SessionOver"/>, <see cref="NoSuchStep"/>,
    /// <see cref="HelpNotReached"/>, <see cref="NoHelpInExams"/>, <see cref="NothingMoreToShow"/>.
    /// </returns>
    public async Task<Result<LabSession>> ExecuteAsync(SessionId session, LearnerId learner, int step, bool solution, CancellationToken cancellationToken)
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

        var change = await changes.ApplyAsync(session, current => Record(current, scenario.Steps[step], step, solution), cancellationToken).ConfigureAwait(false);
        return change switch
        {
            null => new SessionNotFound(),
            { Changed: true } => change.Session,
            { Session.State: SessionState.Ready } => new NothingMoreToShow(),
            _ => new SessionOver(),
        };
    }

    private LabSession? Record(LabSession session, ScenarioStep step, int number, bool solution)
    {
        var help = session.HelpOf(number);
        var now = time.GetUtcNow();
        return (solution, help) switch
        {
            (true, { SolutionAt: null }) when step.HasSolution => session.RecordHelp(help with { SolutionAt = now }, now),
            (false, _) when help.Hints < step.Hints.Length => session.RecordHelp(help with { Hints = help.Hints + 1 }, now),
            _ => null,
        };
    }

    private static LabError? Refusal(LabSession session, Scenario scenario, int step) => session.State switch
    {
        SessionState.Starting => new SessionNotReady(),
        SessionState.Ending or SessionState.Ended => new SessionOver(),
        _ when step < 0 || step >= scenario.Steps.Length => new NoSuchStep(step),
        _ when scenario.IsExam => new NoHelpInExams(),
        _ when session.FirstGate(scenario) is { } gate && step > gate => new HelpNotReached(gate),
        _ => null,
    };
}
