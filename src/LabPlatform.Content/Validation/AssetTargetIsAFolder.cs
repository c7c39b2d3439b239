using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Assets;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class AssetTargetIsAFolder : IScenarioRule
{
    public const string Id = "asset-target";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var target in draft.Assets.Select(asset => asset.Index.Target).Where(target => AssetTarget.Folder(target.Text) is null))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, target.Line,
                $"'{Quoting.Safe(target.Text)}' is no target: name a folder, absolute or with '~/', without '..'.");
        }
    }
}
