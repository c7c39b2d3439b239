using System.Collections.Immutable;
using LabPlatform.Content.Files;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading.Courses;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading;

/// <summary>Reads a whole catalogue. Not for concurrent use.</summary>
internal sealed class CatalogueLoader(ImageStore images)
{
    private readonly PageInspector _inspector = new();

    /// <param name="root">An existing folder. If it is a scenario itself, every path begins with its name.</param>
    /// <param name="previous">Scenarios of it that did not change are taken over as they are.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public Catalogue Load(string root, Catalogue previous)
    {
        var tree = CatalogueTree.Open(root);
        _inspector.BeginRound();
        var reader = new ScenarioReader(tree.Files, _inspector, images);
        var known = previous.AllEntries.Select(entry => entry.Scenario).OfType<Scenario>()
            .DistinctBy(scenario => scenario.Id).ToDictionary(scenario => scenario.Id);
        var loaded = new Dictionary<string, CatalogueEntry>(StringComparer.Ordinal);
        var courses = ImmutableArray.CreateBuilder<Course>();
        var unlisted = new Dictionary<ScenarioId, CatalogueEntry>();
        foreach (var listing in new CourseFinder(tree).Find())
        {
            var entries = ImmutableArray.CreateBuilder<CatalogueEntry>();
            foreach (var listed in listing.Scenarios)
            {
                if (!ScenarioId.TryParse(listed.Path, out var id))
                {
                    listing.Problems.Add("scenario-name", ProblemSeverity.Error, listed.Path, line: null, "A scenario must be a folder below the catalogue's root, without back slashes or control characters in its name.");
                    continue;
                }

                if (!loaded.TryGetValue(listed.Path, out var entry))
                {
                    loaded[listed.Path] = entry = LoadEntry(reader, id, known.GetValueOrDefault(id));
                }

                if (entry.Scenario is { IsUnlisted: true })
                {
                    unlisted[id] = entry;
                    continue;
                }

                entries.Add(entry with { Title = NotBlank(listed.Title) ?? entry.Title, Description = NotBlank(listed.Description) ?? entry.Description });
            }

            var course = new Course(listing.Path, listing.Title, listing.Description, entries.ToImmutable(), listing.Problems.ToImmutable());
            if (!course.Entries.IsEmpty || !course.Problems.IsEmpty)
            {
                courses.Add(course);
            }
        }

        images.Prune();
        return new Catalogue(courses.ToImmutable()) { Unlisted = [.. unlisted.Values] };
    }

    private static CatalogueEntry LoadEntry(ScenarioReader reader, ScenarioId id, Scenario? known)
    {
        var problems = new ProblemList();
        var entry = reader.Examine(id, problems, draft =>
        {
            var current = string.Equals(known?.Version, draft.Version, StringComparison.Ordinal) ? known : null;
            var scenario = problems.HasErrors ? null : current ?? ScenarioBuilder.Build(draft);
            return new CatalogueEntry(id, ScenarioBuilder.Title(draft), draft.Index.Description, scenario, []);
        });
        entry ??= new CatalogueEntry(id, CataloguePath.Name(id.Value), "", Scenario: null, []);
        return entry with { Problems = problems.ToImmutable() };
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
