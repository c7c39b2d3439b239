using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Checks;

/// <summary>What becomes of a session when a step was checked.</summary>
internal static class CheckRecord
{
    /// <summary>A learner has asked.</summary>
    public static LabSession? Asked(LabSession session, Scenario scenario, int step, CheckOutcome outcome, DateTimeOffset now) =>
        outcome is CheckOutcome.CouldNotCheck
            ? session.Touch(now) // not the learner's doing: no attempt is counted
            : Finish(session.RecordAttempt(step, outcome is CheckOutcome.Passed, outcome.Reason, now), scenario, step, now);

    /// <summary>Nobody has asked, and the step was seen to be done. Counts once, and only where the learner has to pass now.</summary>
    public static LabSession? Seen(LabSession session, Scenario scenario, int step, DateTimeOffset now) =>
        session.WaitsForCheck(scenario, step) ? Finish(session.RecordAttempt(step, passed: true, "", now), scenario, step, now) : null;

    private static LabSession? Finish(LabSession? session, Scenario scenario, int step, DateTimeOffset now)
    {
        var done = session is not null && step == scenario.Steps.Length - 1 && session.HasPassedAll(scenario);
        return done ? session! with { FinishedAt = session.FinishedAt ?? now } : session;
    }
}
