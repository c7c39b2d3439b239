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

    /// <param name="root">An existing folder.</param>
    /// <param name="previous">Scenarios of it that did not change are taken over as they are.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public Catalogue Load(string root, Catalogue previous)
    {
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"There is no folder '{root}'.");
        }

        _inspector.BeginRound();
        var files = new CatalogueFiles(root);
        var reader = new ScenarioReader(files, _inspector, images);
        var known = previous.Courses.SelectMany(course => course.Entries).Select(entry => entry.Scenario).OfType<Scenario>()
            .DistinctBy(scenario => scenario.Id).ToDictionary(scenario => scenario.Id);
        var loaded = new Dictionary<string, CatalogueEntry>(StringComparer.Ordinal);
        var courses = ImmutableArray.CreateBuilder<Course>();
        foreach (var listing in new CourseFinder(files).Find())
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

                entries.Add(entry with { Title = NotBlank(listed.Title) ?? entry.Title, Description = NotBlank(listed.Description) ?? entry.Description });
            }

            courses.Add(new Course(listing.Path, listing.Title, listing.Description, entries.ToImmutable(), listing.Problems.ToImmutable()));
        }

        images.Prune();
        return new Catalogue(courses.ToImmutable());
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
