using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Pages;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>Finds declared checks beside texts that nobody reads, because of their name or their place.</summary>
internal static class StrayChecks
{
    private static readonly string[] s_nearly = ["checks.yml", "check.yaml", "check.yml"];

    /// <param name="used">The files that are read, relative to the catalogue's root.</param>
    public static IEnumerable<StrayCheck> Find(string scenario, OwnFolders folders, IEnumerable<string> used)
    {
        var read = used.ToHashSet(StringComparer.Ordinal);
        foreach (var (folder, name) in folders.All.SelectMany(folder => folders.Names(folder), (folder, name) => (folder, name)))
        {
            var path = CataloguePath.Combine(CataloguePath.Combine(scenario, folder), name);
            if (read.Contains(path))
            {
                continue;
            }

            if (string.Equals(name, CheckReader.FileName, StringComparison.Ordinal))
            {
                yield return new StrayCheck(path, folders.IsShared(folder)
                    ? "Several texts lie beside these conditions; name the file by the key 'checks' of its step."
                    : "No step reads these conditions: its key 'checks' names another file.");
            }
            else if (s_nearly.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals(CheckReader.FileName, StringComparison.OrdinalIgnoreCase))
            {
                yield return new StrayCheck(path, $"Nobody reads this file: conditions are in '{CheckReader.FileName}', written so.");
            }
        }
    }
}
