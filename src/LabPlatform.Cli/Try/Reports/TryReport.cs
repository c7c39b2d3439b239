using System.Collections.Immutable;

namespace LabPlatform.Cli.Try.Reports;

/// <summary>What came out of all scenarios of a command line, in its order.</summary>
internal sealed record TryReport(ImmutableArray<ScenarioTrial> Scenarios, TimeSpan Duration)
{
    public int Count(Verdict verdict) => Scenarios.Count(scenario => scenario.Verdict == verdict);

    public int CountSteps(Verdict verdict) => Scenarios.SelectMany(scenario => scenario.Steps).Count(step => step.Verdict == verdict);

    public bool AllPassed => Scenarios.All(scenario => scenario.Verdict == Verdict.Passed);
}
