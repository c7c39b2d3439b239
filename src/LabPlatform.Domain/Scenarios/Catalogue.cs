using System.Collections.Immutable;

namespace LabPlatform.Domain.Scenarios;

/// <summary>All scenarios at one moment, in the order in which they are shown. Immutable.</summary>
public sealed record Catalogue(ImmutableArray<Course> Courses)
{
    public static Catalogue Empty { get; } = new([]);

    /// <summary>Scenarios that no course shows, for whom their link was given.</summary>
    public ImmutableArray<CatalogueEntry> Unlisted { get; init; } = [];

    /// <summary>One of several courses is there as often.</summary>
    public IEnumerable<CatalogueEntry> AllEntries => Courses.SelectMany(course => course.Entries).Concat(Unlisted);

    public CatalogueEntry? Find(ScenarioId id) => AllEntries.FirstOrDefault(entry => entry.Id == id);
}

/// <summary>Scenarios in order (Killercoda's <c>structure.json</c>, else the folder).</summary>
/// <param name="Path">Folder relative to the catalogue's root, with slashes; empty for the root itself.</param>
/// <param name="Title">Plain text; the folder's name where the author gave none.</param>
/// <param name="Description">Plain text, or empty.</param>
/// <param name="Problems">What is wrong with the course itself, for example a listed folder that does not exist.</param>
public sealed record Course(
    string Path,
    string Title,
    string Description,
    ImmutableArray<CatalogueEntry> Entries,
    ImmutableArray<ScenarioProblem> Problems);

/// <summary>A scenario as listed; a broken one has no <see cref="Scenario"/> but says what is wrong.</summary>
/// <remarks>One scenario may be listed by several courses, under different titles; it is the same <see cref="Scenario"/> object then.</remarks>
/// <param name="Title">Plain text, as this course names it; never empty.</param>
/// <param name="Description">Plain text, or empty.</param>
/// <param name="Scenario">Null if and only if <paramref name="Problems"/> has an error.</param>
public sealed record CatalogueEntry(ScenarioId Id, string Title, string Description, Scenario? Scenario, ImmutableArray<ScenarioProblem> Problems);

/// <summary>Something an author should mend.</summary>
/// <param name="Rule">Stable id of the rule, for example <c>index-json-syntax</c>.</param>
/// <param name="File">Relative to the catalogue's root.</param>
/// <param name="Line">1-based, or null where no line can be named.</param>
/// <param name="Message">What is wrong and what to do, in one or two sentences.</param>
public sealed record ScenarioProblem(string Rule, ProblemSeverity Severity, string File, int? Line, string Message);

public enum ProblemSeverity
{
    Warning,

    /// <summary>The scenario cannot be started.</summary>
    Error,
}
