using LabPlatform.Content.Files;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading.Courses;

/// <summary>
/// Finds courses and what they list. A folder with <c>index.json</c> is a scenario; <c>structure.json</c> decides what
/// of its folder exists; without one all sub-folders do, in alphabetical order.
/// </summary>
internal sealed class CourseFinder(CatalogueFiles files)
{
    private const int MaximumDepth = 8;

    private readonly List<CourseListing> _courses = [];

    /// <summary>Real folders already walked: links and <c>structure.json</c> may lead in circles.</summary>
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <returns>Courses with scenarios or problems, a course before those inside it.</returns>
    public IReadOnlyList<CourseListing> Find()
    {
        if (IsScenario(""))
        {
            var problems = new ProblemList();
            problems.Add("scenario-at-root", ProblemSeverity.Error, ScenarioReader.IndexName, line: null, "The catalogue's root cannot be a scenario itself; move it into a folder.");
            _courses.Add(new CourseListing("", "", "", [], problems));
        }

        Walk("", title: null, description: null, depth: 0);
        return [.. _courses.Where(course => course.Scenarios.Length > 0 || !course.Problems.ToImmutable().IsEmpty)];
    }

    private void Walk(string folder, string? title, string? description, int depth)
    {
        if (depth > MaximumDepth || files.Identity(folder) is not { } identity || !_seen.Add(identity))
        {
            return;
        }

        var problems = new ProblemList();
        var structure = CourseStructure.Read(files, folder, problems);
        var items = structure is null ? Folders(folder) : [.. structure.Items.Select(item => Listed(folder, item, problems)).OfType<ListedScenario>()];
        var scenarios = items.Where(item => IsScenario(item.Path)).ToList();
        _courses.Add(new CourseListing(
            folder,
            FirstWord(title, structure?.Title, CataloguePath.Name(folder)),
            FirstWord(description, structure?.Description),
            [.. scenarios],
            problems));
        foreach (var item in items.Except(scenarios))
        {
            Walk(item.Path, item.Title, item.Description, depth + 1);
        }
    }

    private IReadOnlyList<ListedScenario> Folders(string folder) =>
        [.. files.Folders(folder).Select(name => new ListedScenario(CataloguePath.Combine(folder, name), Title: null, Description: null))];

    private ListedScenario? Listed(string folder, StructureItem item, ProblemList problems)
    {
        var file = CataloguePath.Combine(folder, CourseStructure.FileName);
        var path = CataloguePath.CombineClimbing(folder, item.Path.Text);
        if (path is null)
        {
            problems.Add("structure-entry-outside", ProblemSeverity.Error, file, item.Path.Line, $"'{Quoting.Safe(item.Path.Text)}' leads out of the catalogue.");
            return null;
        }

        if (!files.FolderExists(path))
        {
            problems.Add("structure-entry-missing", ProblemSeverity.Warning, file, item.Path.Line, $"There is no folder '{Quoting.Safe(item.Path.Text)}'; the entry was skipped.");
            return null;
        }

        return new ListedScenario(path, item.Title, item.Description);
    }

    private bool IsScenario(string folder) => files.FileExists(CataloguePath.Combine(folder, ScenarioReader.IndexName));

    private static string FirstWord(params ReadOnlySpan<string?> words)
    {
        foreach (var word in words)
        {
            if (!string.IsNullOrWhiteSpace(word))
            {
                return word;
            }
        }

        return "";
    }
}
