using System.Collections.Concurrent;
using System.Collections.Immutable;
using LabPlatform.Content.Files;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading.Courses;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Validation;
using LabPlatform.Content.Watching;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading;

/// <summary>Reads a whole catalogue. Not for concurrent use.</summary>
internal sealed class CatalogueLoader(ImageStore images)
{
    private readonly PageInspector _inspector = new();

    private ConcurrentDictionary<string, LoadedScenario> _loaded = new(StringComparer.Ordinal);

    private TreeSnapshot? _tree;

    /// <param name="root">An existing folder. If it is a scenario itself, every path begins with its name.</param>
    /// <param name="previous">Scenarios of it that did not change are taken over as they are.</param>
    /// <param name="tree">What lies in the folder, taken before; with it, only what changed since the last time is read.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public Catalogue Load(string root, Catalogue previous, TreeSnapshot? tree = null)
    {
        var opened = CatalogueTree.Open(root);
        _inspector.BeginRound();
        var listings = new CourseFinder(opened, tree).Find();
        var known = previous.AllEntries.Select(entry => entry.Scenario).OfType<Scenario>()
            .DistinctBy(scenario => scenario.Id).ToDictionary(scenario => scenario.Id);
        var loaded = new ConcurrentDictionary<string, LoadedScenario>(StringComparer.Ordinal);
        var paths = listings.SelectMany(listing => listing.Scenarios).Select(listed => listed.Path).Distinct(StringComparer.Ordinal);
        Parallel.ForEach(paths.Where(path => ScenarioId.TryParse(path, out _)), path =>
            loaded[path] = Unchanged(path, tree) ?? LoadEntry(opened.Files, ScenarioId.Parse(path), known));
        (_loaded, _tree) = (loaded, tree);

        var unlisted = new Dictionary<ScenarioId, CatalogueEntry>();
        var courses = listings.Select(listing => Course(listing, loaded, unlisted)).Where(course => !course.Entries.IsEmpty || !course.Problems.IsEmpty).ToImmutableArray();
        images.Prune();
        return new Catalogue(courses) { Unlisted = [.. unlisted.Values] };
    }

    /// <returns>What was read last time, where nothing it was read from has changed.</returns>
    private LoadedScenario? Unchanged(string path, TreeSnapshot? tree) =>
        tree is not null && _tree is not null && _loaded.TryGetValue(path, out var last) && tree.IsUnchangedSince(_tree, last.Folders) ? last : null;

    private static Course Course(CourseListing listing, ConcurrentDictionary<string, LoadedScenario> loaded, Dictionary<ScenarioId, CatalogueEntry> unlisted)
    {
        var entries = ImmutableArray.CreateBuilder<CatalogueEntry>();
        foreach (var listed in listing.Scenarios)
        {
            if (!loaded.TryGetValue(listed.Path, out var found))
            {
                listing.Problems.Add("scenario-name", ProblemSeverity.Error, listed.Path, line: null, "A scenario must be a folder below the catalogue's root, without back slashes or control characters in its name.");
            }
            else if (found.Entry.Scenario is { IsUnlisted: true })
            {
                unlisted[found.Entry.Id] = found.Entry;
            }
            else
            {
                entries.Add(found.Entry with { Title = NotBlank(listed.Title) ?? found.Entry.Title, Description = NotBlank(listed.Description) ?? found.Entry.Description });
            }
        }

        return new Course(listing.Path, listing.Title, listing.Description, entries.ToImmutable(), listing.Problems.ToImmutable());
    }

    private LoadedScenario LoadEntry(CatalogueFiles files, ScenarioId id, Dictionary<ScenarioId, Scenario> known)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var problems = new ProblemList();
        var entry = new ScenarioReader(files.Noting(folders), _inspector, images).Examine(id, problems, draft =>
        {
            var current = known.GetValueOrDefault(id) is { } last && string.Equals(last.Version, draft.Version, StringComparison.Ordinal) ? last : null;
            var scenario = problems.HasErrors ? null : current ?? ScenarioBuilder.Build(draft);
            return new CatalogueEntry(id, ScenarioBuilder.Title(draft), draft.Index.Description, scenario, []);
        });
        entry ??= new CatalogueEntry(id, CataloguePath.Name(id.Value), "", Scenario: null, []);
        return new LoadedScenario(entry with { Problems = problems.ToImmutable() }, folders);
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <param name="Folders">Real folders in which its files were looked for.</param>
    private sealed record LoadedScenario(CatalogueEntry Entry, HashSet<string> Folders);
}
