using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Content.Watching;

/// <summary>Logs each problem once, when it appears; one that went away and came back is news again.</summary>
internal sealed class ProblemLog(ILogger logger)
{
    private HashSet<(string Where, ScenarioProblem Problem)> _known = [];

    public void Report(Catalogue catalogue)
    {
        var current = catalogue.Courses
            .SelectMany(course => course.Problems.Select(problem => (course.Path, problem))
                .Concat(course.Entries.SelectMany(entry => entry.Problems.Select(problem => (entry.Id.Value, problem)))))
            .Concat(catalogue.Unlisted.SelectMany(entry => entry.Problems.Select(problem => (entry.Id.Value, problem))))
            .Select(item => (Where: item.Item1, Problem: item.problem))
            .ToHashSet();
        foreach (var (where, problem) in current.Except(_known))
        {
            var level = problem.Severity == ProblemSeverity.Error ? LogLevel.Error : LogLevel.Warning;
            CatalogueLog.Problem(logger, level, where, problem.Message, problem.Rule, problem.File, problem.Line);
        }

        _known = current;
    }
}
