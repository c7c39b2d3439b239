using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Checks;

/// <summary>Finds out what the check of a step says now: what the step declares first, then its script; both must pass. Writes nothing.</summary>
public sealed class StepCheck(IDeclaredChecks declared, ICheckRunner runner, TimeProvider time)
{
    /// <param name="step">Has a check, and need not be the one the session is at.</param>
    /// <returns>The answer, and how each declared condition stands; null where the step declares none.</returns>
    public async Task<(CheckResult Result, DeclaredReport? Declared)> AskAsync(LabSession session, ScenarioStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(step);
        DeclaredReport? report = null;
        if (step.Checks is { } check)
        {
            var started = time.GetTimestamp();
            report = await declared.EvaluateAsync(session, check, cancellationToken).ConfigureAwait(false);
            if (step.Verify is null || report.Outcome is not CheckOutcome.Passed)
            {
                return (new CheckResult(report.Outcome, "", time.GetElapsedTime(started)), report);
            }
        }

        return (await runner.RunAsync(session.Id, step, cancellationToken).ConfigureAwait(false), report);
    }
}
