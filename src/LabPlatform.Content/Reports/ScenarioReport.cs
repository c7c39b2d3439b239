using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Reports;

/// <summary>What can be said of a folder of scenarios without a cluster.</summary>
/// <param name="Scenarios">In the order of their paths; hidden and broken ones too.</param>
/// <param name="Problems">Of courses (<c>structure.json</c>), not of one scenario.</param>
public sealed record ValidationReport(ImmutableArray<ScenarioReport> Scenarios, ImmutableArray<ScenarioProblem> Problems)
{
    public int Errors => AllProblems.Count(problem => problem.Severity == ProblemSeverity.Error);

    public int Warnings => AllProblems.Count(problem => problem.Severity == ProblemSeverity.Warning);

    public int Broken => Scenarios.Count(scenario => scenario.IsBroken);

    /// <summary>Scenarios that need no more than namespaces of a shared cluster.</summary>
    public int RunInNamespaces => Scenarios.Count(scenario => scenario.Fit is { RunsInNamespaces: true });

    private IEnumerable<ScenarioProblem> AllProblems => Scenarios.SelectMany(scenario => scenario.Problems).Concat(Problems);
}

/// <param name="Path">The scenario's folder relative to the folder that was validated; <c>.</c> when it is that folder.</param>
/// <param name="Title">Plain text, never empty.</param>
/// <param name="Listed">False when a <c>structure.json</c> leaves it out: learners do not see it.</param>
/// <param name="Steps">0 also where the scenario could not be read.</param>
/// <param name="Fit">Null where the scenario could not be read.</param>
/// <param name="Problems">Files are relative to the folder that was validated.</param>
public sealed record ScenarioReport(string Path, string Title, bool Listed, int Steps, FitReport? Fit, ImmutableArray<ScenarioProblem> Problems)
{
    public bool IsBroken => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}
