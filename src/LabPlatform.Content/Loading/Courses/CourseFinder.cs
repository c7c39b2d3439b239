using System.Text.RegularExpressions;
using LabPlatform.Content.Files;
using LabPlatform.Content.Validation;
using LabPlatform.Content.Watching;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading.Courses;

/// <summary>
/// Finds courses and what they list. A folder with <c>index.json</c> is a scenario; <c>structure.json</c> decides what
/// of its folder exists; without one all sub-folders do, in alphabetical order, or in that of Katacoda's pathway. A
/// scenario may hold others.
/// </summary>
/// <param name="snapshot">Of the same tree, where somebody has one: saves looking into the folders of every scenario.</param>
internal sealed partial class CourseFinder(CatalogueTree tree, TreeSnapshot? snapshot = null)
{
    private const int MaximumDepth = 8;

    private readonly CatalogueFiles _files = tree.Files;

    private readonly List<CourseListing> _courses = [];

    /// <summary>Real folders already walked: links and <c>structure.json</c> may lead in circles.</summary>
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <returns>Courses with scenarios or problems, a course before those inside it.</returns>
    public IReadOnlyList<CourseListing> Find()
    {
        if (tree.Start.Length == 0 && IsScenario(""))
        {
            var problems = new ProblemList();
            problems.Add("scenario-at-root", ProblemSeverity.Error, ScenarioReader.IndexName, line: null, "The root of a file system cannot be a scenario itself; move it into a folder.");
            _courses.Add(new CourseListing("", "", "", [], problems));
        }

        Walk(new ListedScenario(tree.Start, Title: null, Description: null), depth: 0);
        return [.. _courses.Where(course => course.Scenarios.Length > 0 || !course.Problems.ToImmutable().IsEmpty)];
    }

    private void Walk(ListedScenario course, int depth)
    {
        var folder = course.Path;
        if (depth > MaximumDepth || _files.Identity(folder) is not { } identity || !_seen.Add(identity))
        {
            return;
        }

        var problems = new ProblemList();
        var structure = CourseStructure.Read(_files, folder, problems) ?? CoursePathway.Read(_files, folder, problems);
        var items = structure is null ? Folders(folder) : Listed(folder, structure, problems);
        var found = Look(items);
        var self = depth == 0 && folder.Length > 0 ? [course] : Array.Empty<ListedScenario>();
        _courses.Add(new CourseListing(
            folder,
            FirstWord(course.Title, structure?.Title, CataloguePath.Name(folder)),
            FirstWord(course.Description, structure?.Description),
            [.. self, .. found.Where(one => one.IsScenario).Select(one => one.Item)],
            problems));
        foreach (var (item, isScenario, holdsOthers) in found)
        {
            if (!isScenario)
            {
                Walk(item, depth + 1);
            }
            else if (holdsOthers)
            {
                Walk(item with { Title = null, Description = null }, depth + 1);
            }
        }
    }

    private (ListedScenario Item, bool IsScenario, bool HoldsOthers)[] Look(List<ListedScenario> items)
    {
        // Side by side: the time of a large course goes by in asking for files.
        var found = new (ListedScenario Item, bool IsScenario, bool HoldsOthers)[items.Count];
        Parallel.For(0, found.Length, number =>
        {
            var isScenario = IsScenario(items[number].Path);
            found[number] = (items[number], isScenario, isScenario && HoldsScenarios(items[number].Path));
        });
        return found;
    }

    private List<ListedScenario> Folders(string folder)
    {
        // A scenario's assets are the learner's files, whatever they are called.
        var isScenario = IsScenario(folder);
        return [.. _files.Folders(folder)
            .Where(name => !(isScenario && name is "assets") && !Translation().IsMatch(name))
            .Select(name => new ListedScenario(CataloguePath.Combine(folder, name), Title: null, Description: null))];
    }

    private List<ListedScenario> Listed(string folder, CourseStructure structure, ProblemList problems)
    {
        var listed = structure.Items.Select(item => Listed(folder, structure.File, item, problems)).OfType<ListedScenario>().ToList();
        if (structure.HidesTheRest)
        {
            return listed;
        }

        var known = listed.Select(item => item.Path).ToHashSet(StringComparer.Ordinal);
        return [.. listed, .. Folders(folder).Where(item => !known.Contains(item.Path))];
    }

    private ListedScenario? Listed(string folder, string file, StructureItem item, ProblemList problems)
    {
        var path = CataloguePath.CombineClimbing(folder, item.Path.Text);
        if (path is null)
        {
            problems.Add("structure-entry-outside", ProblemSeverity.Error, file, item.Path.Line, $"'{Quoting.Safe(item.Path.Text)}' leads out of the catalogue.");
            return null;
        }

        if (!_files.FolderExists(path))
        {
            if (_files.FindIgnoringCase(path) is not { } other || !_files.FolderExists(other))
            {
                problems.Add("structure-entry-missing", ProblemSeverity.Warning, file, item.Path.Line, $"There is no folder '{Quoting.Safe(item.Path.Text)}'; the entry was skipped.");
                return null;
            }

            problems.Add("structure-entry-case", ProblemSeverity.Warning, file, item.Path.Line, $"'{Quoting.Safe(item.Path.Text)}' is '{Quoting.Safe(other)}' on disk; write it so.");
            path = other;
        }

        return new ListedScenario(path, item.Title, item.Description);
    }

    private bool HoldsScenarios(string folder) =>
        snapshot is not null && _files.Identity(folder) is { } real ? snapshot.HasScenarioBelow(real) : _files.HoldsBelow(folder, ScenarioReader.IndexName);

    private bool IsScenario(string folder) => _files.FileExists(CataloguePath.Combine(folder, ScenarioReader.IndexName));

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

    /// <summary>Katacoda's folders of translations: <c>_ja</c>, <c>_pt-br</c>.</summary>
    [GeneratedRegex("""^_[a-z]{2}(-[A-Za-z]{2})?\z""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Translation();
}
