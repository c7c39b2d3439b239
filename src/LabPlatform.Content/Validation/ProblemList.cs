using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>Gathers all problems of a scenario or course; nothing stops at the first.</summary>
internal sealed class ProblemList
{
    private readonly List<ScenarioProblem> _problems = [];

    public bool HasErrors => _problems.Exists(problem => problem.Severity == ProblemSeverity.Error);

    public void Add(string rule, ProblemSeverity severity, string file, int? line, string message) =>
        _problems.Add(new ScenarioProblem(rule, severity, file, line, message));

    /// <summary>Errors first, then by file and line.</summary>
    public ImmutableArray<ScenarioProblem> ToImmutable() =>
        [.. _problems.Distinct().OrderByDescending(problem => problem.Severity).ThenBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
