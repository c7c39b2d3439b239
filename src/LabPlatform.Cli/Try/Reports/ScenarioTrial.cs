using System.Collections.Immutable;

namespace LabPlatform.Cli.Try.Reports;

/// <summary>What came out of one scenario.</summary>
/// <param name="Path">As the caller would type it.</param>
/// <param name="Verdict">Never <see cref="Verdict.Unchecked"/>; <see cref="Verdict.Skipped"/> when its turn did not come.</param>
/// <param name="Reason">Why it did not pass, where that is not a step's matter (it could not be read or started); else empty.</param>
/// <param name="Session">Its id, by which its namespaces are named while it lives; null when there was none.</param>
/// <param name="ReadyAfter">From start to a shell, or null when it did not get there.</param>
/// <param name="Steps">All steps in order; empty when it was not started.</param>
internal sealed record ScenarioTrial(
    string Path,
    string Title,
    Verdict Verdict,
    string Reason,
    string? Session,
    TimeSpan? ReadyAfter,
    TimeSpan Duration,
    ImmutableArray<StepTrial> Steps);

internal enum Verdict
{
    Passed,
    Failed,

    /// <summary>There is no check: nothing was proved, and nothing is wrong.</summary>
    Unchecked,

    /// <summary>Not tried, because what comes before it failed.</summary>
    Skipped,
}
