using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;

namespace LabPlatform.Content.Loading.Assets;

/// <summary>
/// Finds and reads assets. A plain name lands as its last segment, a pattern or folder keeps its path below
/// <c>assets/</c>: this is what the texts of public scenarios expect.
/// </summary>
internal sealed class AssetReader(CatalogueFiles files, string scenario)
{
    private readonly string _folder = $"{scenario}/assets";

    private IReadOnlyList<string>? _all;

    public AssetDraft Read(AssetIndex asset)
    {
        var word = asset.File.Text.TrimEnd('/');
        if (AssetGlob.IsPattern(word))
        {
            return Draft(asset, All().Where(path => AssetGlob.Matches(word, path)).Select(path => (path, path)));
        }

        const string Prefix = "assets/";
        var stripped = word.StartsWith(Prefix, StringComparison.Ordinal) && !files.FileExists($"{_folder}/{word}") ? word[Prefix.Length..] : word;
        return CataloguePath.IsPlain(stripped) && files.FolderExists($"{_folder}/{stripped}")
            ? Draft(asset, All().Where(path => path.StartsWith(stripped + "/", StringComparison.Ordinal)).Select(path => (path, path)))
            : Draft(asset, [(stripped, CataloguePath.Name(stripped))]);
    }

    private AssetDraft Draft(AssetIndex asset, IEnumerable<(string Path, string Landing)> found) =>
        new(asset, [.. found.Select(file => new AssetFile($"{_folder}/{file.Path}", file.Landing, files.Read($"{_folder}/{file.Path}", FileLimits.Asset)))]);

    private IReadOnlyList<string> All() => _all ??= files.FilesBelow(_folder);
}
