using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>Public scenarios name a check of the intro: nothing waits for it.</summary>
internal sealed class OnlyStepsAreDecided : IScenarioRule
{
    public const string Id = "check-beside-no-step";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var script in draft.Scripts.Where(script => script.Key is ScriptReader.VerifyKey && !draft.Index.Steps.Contains(script.Page)))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, script.Reference.Line, $"Only steps are checked; the 'verify' of the {script.Page.Name} is not run.");
        }
    }
}
