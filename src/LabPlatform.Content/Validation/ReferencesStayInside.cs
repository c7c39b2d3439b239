using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>No page, script or asset may lie outside the catalogue; such a scenario is refused.</summary>
internal sealed class ReferencesStayInside : IScenarioRule
{
    public const string Id = "reference-outside";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        var pages = draft.Texts.Where(page => page.State == FileState.Outside).Select(page => page.Index.Text!);
        var scripts = draft.Scripts.Where(script => script.State == FileState.Outside).Select(script => script.Reference);
        var checks = draft.Checks.Where(check => check.State == FileState.Outside).Select(check => check.Reference);
        var assets = draft.Assets.Where(asset => asset.Files.Any(file => file.Read.State == FileState.Outside)).Select(asset => asset.Index.File);
        foreach (var reference in pages.Concat(scripts).Concat(checks).Concat(assets))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, reference.Line,
                $"'{Quoting.Safe(reference.Text)}' must be a plain path inside the scenario: no '..', '.', leading slash or back slash, and no link that leads out of the catalogue.");
        }
    }
}
