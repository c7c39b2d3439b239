using System.Collections.Immutable;
using LabPlatform.Content.Validation;

namespace LabPlatform.Content.Loading.Courses;

/// <summary>A course before its scenarios are read.</summary>
/// <param name="Path">Relative to the catalogue's root.</param>
internal sealed record CourseListing(string Path, string Title, string Description, ImmutableArray<ListedScenario> Scenarios, ProblemList Problems);

/// <param name="Path">The scenario's folder, relative to the catalogue's root.</param>
/// <param name="Title">As this course calls it, or null.</param>
/// <param name="Description">As this course puts it, or null.</param>
internal sealed record ListedScenario(string Path, string? Title, string? Description);
