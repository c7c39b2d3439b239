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
            : session.RecordAttempt(step, outcome is CheckOutcome.Passed, outcome.Reason, now)?.FinishWhenDone(scenario, step, now);

    /// <summary>Nobody has asked, and the step was seen to be done. Counts once, and only where the learner has to pass now.</summary>
    public static LabSession? Seen(LabSession session, Scenario scenario, int step, DateTimeOffset now) =>
        session.WaitsForCheck(scenario, step) ? session.RecordAttempt(step, passed: true, "", now)?.FinishWhenDone(scenario, step, now) : null;
}
