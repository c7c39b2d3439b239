using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A session has one machine, the toolbox: files for a second one land there too.</summary>
internal sealed class AssetHostIsTheToolbox : IScenarioRule
{
    public const string Id = "asset-host";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var asset in draft.Assets.Where(asset => asset.Index.Host is not ("host01" or "client" or "master" or "controlplane")))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, asset.Index.File.Line,
                $"'{Quoting.Safe(asset.Index.Host)}' is not the toolbox (host01); its files are put there all the same.");
        }
    }
}
