using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Pages;

/// <summary>
/// Files that belong to a page because they lie beside its text, and no other page's text does: Killercoda ignores
/// them, and nobody need name them.
/// </summary>
internal sealed class OwnFolders(CatalogueFiles files, string scenario, IEnumerable<PageIndex> pages)
{
    private readonly Dictionary<string, int> _texts = pages.Select(Folder).OfType<string>()
        .GroupBy(folder => folder, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<string>> _names = new(StringComparer.Ordinal);

    /// <summary>Folders in which texts of pages lie, relative to the scenario's; the scenario's own is empty.</summary>
    public IEnumerable<string> All => _texts.Keys;

    public bool IsShared(string folder) => folder.Length == 0 || _texts.GetValueOrDefault(folder) > 1;

    /// <returns>Names of files beside that page's text; none where the folder is not its own.</returns>
    public IReadOnlyList<string> Files(PageIndex page) => Folder(page) is { Length: > 0 } folder && !IsShared(folder) ? Names(folder) : [];

    /// <returns>The file of that name beside the page's text, relative to the scenario's folder, in the line of the text; null where there is none.</returns>
    public Located? Find(PageIndex page, string name) =>
        Files(page).Contains(name, StringComparer.Ordinal) ? new Located($"{Folder(page)}/{name}", page.Text!.Line) : null;

    /// <param name="folder">Relative to the scenario's.</param>
    public IReadOnlyList<string> Names(string folder)
    {
        if (!_names.TryGetValue(folder, out var names))
        {
            _names[folder] = names = files.FilesIn(CataloguePath.Combine(scenario, folder));
        }

        return names;
    }

    private static string? Folder(PageIndex page) => page.Text is { Text.Length: > 0 } text ? CataloguePath.Folder(text.Text) : null;
}
