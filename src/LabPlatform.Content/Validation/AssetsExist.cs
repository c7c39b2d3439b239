using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class AssetsExist : IScenarioRule
{
    public const string Id = "asset-missing";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var asset in draft.Assets)
        {
            if (asset.Files.IsEmpty)
            {
                problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, asset.Index.File.Line, $"'{Quoting.Safe(asset.Index.File.Text)}' means no file below 'assets/'.");
            }

            foreach (var file in asset.Files.Where(file => file.Read.State is FileState.Missing or FileState.Unreadable))
            {
                problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, asset.Index.File.Line,
                    $"The asset '{Quoting.Safe(file.Path)}' is left out. {FileProblem.Describe(file.Read.State, FileLimits.Asset)}");
            }
        }
    }
}
