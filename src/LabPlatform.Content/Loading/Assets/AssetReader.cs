using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Assets;

/// <summary>
/// Finds and reads assets. A plain name lands as its last segment, a pattern or folder keeps its path below
/// <c>assets/</c>: this is what the texts of public scenarios expect.
/// </summary>
internal sealed class AssetReader(CatalogueFiles files, string scenario)
{
    private const string FolderName = "assets";

    private readonly string _folder = $"{scenario}/{FolderName}";

    private IReadOnlyList<string>? _all;

    public AssetDraft Read(AssetIndex asset)
    {
        // Authors write '/x' and 'assets/x' and mean 'x'; a file 'assets/assets/x' is meant first.
        var word = asset.File.Text.Trim('/');
        var stripped = word.StartsWith(FolderName + "/", StringComparison.Ordinal) ? word[(FolderName.Length + 1)..] : word;
        if (AssetGlob.IsPattern(word))
        {
            var found = Matching(word);
            return Draft(asset, (found.Count > 0 ? found : Matching(stripped)).Select(path => (path, path)));
        }

        var name = files.FileExists($"{_folder}/{word}") ? word : stripped;
        return CataloguePath.IsPlain(name) && files.FolderExists($"{_folder}/{name}")
            ? Draft(asset, All().Where(path => path.StartsWith(name + "/", StringComparison.Ordinal)).Select(path => (path, path)))
            : Named(asset, name);
    }

    private List<string> Matching(string pattern) => [.. All().Where(path => AssetGlob.Matches(pattern, path))];

    private AssetDraft Named(AssetIndex asset, string name)
    {
        var (path, read) = files.ReadNamed(_folder, name, FileLimits.Asset);
        return new AssetDraft(asset, [new AssetFile(path, CataloguePath.Name(name), read)]);
    }

    private AssetDraft Draft(AssetIndex asset, IEnumerable<(string Path, string Landing)> found) =>
        new(asset, [.. found.Select(file => new AssetFile($"{_folder}/{file.Path}", file.Landing, files.Read($"{_folder}/{file.Path}", FileLimits.Asset)))]);

    private IReadOnlyList<string> All() => _all ??= files.FilesBelow(_folder);
}
