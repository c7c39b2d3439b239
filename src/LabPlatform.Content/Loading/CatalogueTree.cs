using LabPlatform.Content.Files;

namespace LabPlatform.Content.Loading;

/// <summary>The folder of a catalogue. One that is a scenario itself is seen from its parent, because a scenario is named by its folder.</summary>
/// <param name="Files">Nothing outside the folder can be read.</param>
/// <param name="Start">The folder as <paramref name="Files"/> names it; empty unless it is a scenario.</param>
internal sealed record CatalogueTree(CatalogueFiles Files, string Start)
{
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static CatalogueTree Open(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        return File.Exists(Path.Combine(full, ScenarioReader.IndexName)) && Path.GetDirectoryName(full) is { } parent
            ? new CatalogueTree(new CatalogueFiles(parent, Path.GetFileName(full)), Path.GetFileName(full))
            : new CatalogueTree(new CatalogueFiles(full), "");
    }
}
