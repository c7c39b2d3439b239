using System.Collections.Immutable;
using LabPlatform.Content.Images;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading;

/// <summary>The scenarios of a folder an author names, as learners would have them: what a <c>structure.json</c> leaves out does not exist.</summary>
public static class ScenarioFolder
{
    /// <param name="folder">A scenario's folder, or a folder of scenarios.</param>
    /// <returns>Each once, in the catalogue's order. Nothing outside of the folder was read.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImmutableArray<FoundScenario> Read(string folder)
    {
        var start = CatalogueTree.Open(folder).Start;
        return
        [
            .. new CatalogueLoader(new ImageStore()).Load(folder, Catalogue.Empty).AllEntries
                .DistinctBy(entry => entry.Id)
                .Select(entry => new FoundScenario(Relative(entry.Id.Value, start), entry)),
        ];
    }

    private static string Relative(string path, string start) =>
        start.Length == 0 ? path
        : path.Length == start.Length ? "."
        : path[(start.Length + 1)..];
}

/// <param name="Path">Relative to the folder that was given; <c>.</c> for that folder itself.</param>
public sealed record FoundScenario(string Path, CatalogueEntry Entry);
