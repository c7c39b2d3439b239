using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

/// <summary>What an author has to mend before a listed lab can be started. The other labs of the course are not affected.</summary>
public sealed partial class ProblemList
{
    [Parameter, EditorRequired]
    public required Course Course { get; set; }

    private IEnumerable<(string Text, ImmutableArray<ScenarioProblem> Problems)> Broken =>
        Course.Entries.Where(entry => entry.Scenario is null)
            .Select(entry => ($"“{entry.Title}” cannot be started: its author has {Count(entry.Problems)} to mend", entry.Problems))
            .Prepend(($"The course’s own files have {Count(Course.Problems)} to mend", Course.Problems))
            .Where(entry => !entry.Problems.IsEmpty);

    private static string Count(ImmutableArray<ScenarioProblem> problems) => problems.Length == 1 ? "one thing" : $"{problems.Length} things";

    private static string Where(ScenarioProblem problem) => problem.Line is { } line ? $"{problem.File}:{line}" : problem.File;
}
