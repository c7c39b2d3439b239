using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>Assets are copied into every session.</summary>
internal sealed class AssetSizeIsBounded : IScenarioRule
{
    public const string Id = "assets-too-large";

    private const int Megabyte = 1024 * 1024;

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        var files = draft.Assets.SelectMany(asset => asset.Files, (asset, file) => (asset.Index.File.Line, file)).ToList();
        foreach (var (line, file) in files.Where(file => file.file.Read.State == FileState.TooLarge))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, line, $"The asset '{Quoting.Safe(file.Path)}' is larger than {FileLimits.Asset / Megabyte} MB.");
        }

        if (files.Sum(file => (long)file.file.Read.Content.Length) > FileLimits.AllAssets)
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, line: null, $"All assets together are larger than {FileLimits.AllAssets / Megabyte} MB.");
        }
    }
}
