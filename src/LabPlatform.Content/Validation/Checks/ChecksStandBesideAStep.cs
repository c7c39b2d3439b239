using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>Only steps are decided. What an intro names, or what lies where nobody looks, would be believed to be asked.</summary>
internal sealed class ChecksStandBesideAStep : IScenarioRule
{
    public const string Id = "checks-place";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var check in draft.Checks.Where(check => !draft.Index.Steps.Contains(check.Page)))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, check.Reference.Line, $"Conditions belong to a step; the {check.Page.Name} has none to be decided.");
        }

        foreach (var stray in draft.StrayChecks)
        {
            problems.Add(Id, ProblemSeverity.Error, stray.Path, line: null, stray.Reason);
        }
    }
}
