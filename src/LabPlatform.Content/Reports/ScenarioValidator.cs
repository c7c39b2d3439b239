using LabPlatform.Content.Files;
using LabPlatform.Content.Fit;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Courses;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Reports;

/// <summary>Looks at every scenario of a folder as the platform would, and says all that is wrong with it. Needs no cluster, runs nothing.</summary>
public static class ScenarioValidator
{
    private const int MaximumDepth = 16;

    /// <summary>Validates a scenario's folder, or all scenarios below a folder, listed or not.</summary>
    /// <param name="folder">Nothing outside of it is read; links that lead out are reported.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; looked at before every scenario.</exception>
    public static ValidationReport Validate(string folder, CancellationToken cancellationToken = default)
    {
        var tree = CatalogueTree.Open(folder);
        var (files, scope) = tree;
        var courses = new CourseFinder(tree).Find();
        var listed = courses.SelectMany(course => course.Scenarios).Select(scenario => files.Identity(scenario.Path)).ToHashSet(StringComparer.Ordinal);
        var scenarios = new List<ScenarioReport>();
        foreach (var path in Scenarios(files, scope, depth: 0, new HashSet<string>(StringComparer.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isListed = string.Equals(path, scope, StringComparison.Ordinal) || listed.Contains(files.Identity(path));
            scenarios.Add(Report(files, path, scope, isListed));
        }

        return new ValidationReport(
            [.. scenarios.OrderBy(scenario => scenario.Path, StringComparer.Ordinal)],
            [.. courses.SelectMany(course => course.Problems.ToImmutable()).Select(problem => problem with { File = Relative(problem.File, scope) })]);
    }

    private static IEnumerable<string> Scenarios(CatalogueFiles files, string folder, int depth, HashSet<string> seen)
    {
        if (depth > MaximumDepth || files.Identity(folder) is not { } identity || !seen.Add(identity))
        {
            yield break;
        }

        var isScenario = folder.Length > 0 && files.FileExists(CataloguePath.Combine(folder, ScenarioReader.IndexName));
        if (isScenario)
        {
            yield return folder;
        }

        // A scenario's assets are the learner's files, whatever they are called.
        foreach (var inner in files.Folders(folder).Where(name => !(isScenario && name is "assets")).SelectMany(name => Scenarios(files, CataloguePath.Combine(folder, name), depth + 1, seen)))
        {
            yield return inner;
        }
    }

    private static ScenarioReport Report(CatalogueFiles files, string path, string scope, bool listed)
    {
        var problems = new ProblemList();
        var report = new ScenarioReport(Relative(path, scope), CataloguePath.Name(path), listed, Steps: 0, Fit: null, []);
        if (!ScenarioId.TryParse(path, out var id))
        {
            problems.Add("scenario-name", ProblemSeverity.Error, path, line: null, "A scenario's path has at most 300 characters, and neither back slashes nor control characters.");
        }
        else
        {
            // Nothing is kept from one scenario to the next: a repository may hold thousands.
            var reader = new ScenarioReader(files, new PageInspector(), new ImageStore());
            report = reader.Examine(id, problems, draft => report with
            {
                Title = ScenarioBuilder.Title(draft),
                Listed = listed && !draft.Index.IsUnlisted,
                Steps = draft.Index.Steps.Length,
                Fit = new FitReport([.. FitEstimate.Of(draft).Findings.Select(finding => finding with { File = Relative(finding.File, scope) })]),
            }) ?? report;
        }

        return report with { Problems = [.. problems.ToImmutable().Select(problem => problem with { File = Relative(problem.File, scope) })] };
    }

    /// <summary>Paths as somebody sees them who stands in the folder that was given.</summary>
    private static string Relative(string path, string scope) =>
        scope.Length == 0 ? path
        : string.Equals(path, scope, StringComparison.Ordinal) ? "."
        : path.StartsWith(scope + "/", StringComparison.Ordinal) ? path[(scope.Length + 1)..]
        : path;
}
