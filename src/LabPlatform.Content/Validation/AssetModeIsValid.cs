using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Assets;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class AssetModeIsValid : IScenarioRule
{
    public const string Id = "asset-chmod";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var mode in draft.Assets.Select(asset => asset.Index.Chmod).Where(mode => mode is not null && !FileModes.IsValid(mode.Text)))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, mode!.Line,
                $"'{Quoting.Safe(mode.Text)}' is no mode such as '+x' or '644'; the file keeps its own.");
        }
    }
}
