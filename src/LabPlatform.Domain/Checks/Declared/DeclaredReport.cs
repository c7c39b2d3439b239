using System.Collections.Immutable;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>How a declared check stands at one moment.</summary>
/// <param name="Conditions">In the author's order, each with what is to be said of it.</param>
public sealed record DeclaredReport(ImmutableArray<ConditionReport> Conditions)
{
    /// <summary>
    /// Of all together, with the reason of the first that decides. What has failed comes before what cannot be checked, and that before
    /// what may still come: whoever waits must not wait in vain.
    /// </summary>
    public CheckOutcome Outcome =>
        First<CheckOutcome.Failed>() ?? First<CheckOutcome.CouldNotCheck>() ?? First<CheckOutcome.NotYet>() ?? new CheckOutcome.Passed("");

    public int Passed => Conditions.Count(condition => condition.Outcome is CheckOutcome.Passed);

    /// <summary>Nothing a learner could read differs.</summary>
    public bool SaysTheSameAs(DeclaredReport? other) =>
        other is not null && Conditions.Select(condition => condition.Outcome).SequenceEqual(other.Conditions.Select(condition => condition.Outcome));

    private CheckOutcome? First<T>()
        where T : CheckOutcome => Conditions.FirstOrDefault(condition => condition.Outcome is T)?.Outcome;
}

/// <param name="Condition">One of the check's own conditions; what is inside of all, any and not has no report of its own.</param>
public sealed record ConditionReport(Condition Condition, CheckOutcome Outcome);
