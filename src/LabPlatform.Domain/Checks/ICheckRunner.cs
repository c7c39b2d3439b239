using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Checks;

/// <summary>Runs the check of a step.</summary>
public interface ICheckRunner
{
    /// <summary>Runs the script and waits for it, as long as the operator allows (120 s by default, 10 min at most); output beyond 64 KB is cut. A checker that is lost is made again first.</summary>
    /// <returns>Passed only on an explicit exit code 0; a lost connection is <see cref="CheckOutcome.CouldNotCheck"/>.</returns>
    Task<CheckResult> RunAsync(SessionId session, ScenarioStep step, CancellationToken cancellationToken);
}

/// <param name="Output">Everything the script printed, cut at 64 KB.</param>
/// <param name="Duration">Wall time of the script.</param>
public sealed record CheckResult(CheckOutcome Outcome, string Output, TimeSpan Duration);
