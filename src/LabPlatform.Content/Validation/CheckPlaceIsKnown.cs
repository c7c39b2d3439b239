using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class CheckPlaceIsKnown : IScenarioRule
{
    public const string Id = "check-place";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var check in draft.Pages.Select(page => page.Index.Check).Where(check => check is not null and not { Text: "checker" or "toolbox" }))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, check!.Line,
                $"'check' must be 'checker' or 'toolbox', not '{Quoting.Safe(check.Text)}'; 'toolbox' was taken.");
        }
    }
}
