using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class TitleIsPresent : IScenarioRule
{
    public const string Id = "title-missing";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        if (draft.Index.Title is not { Text.Length: > 0 })
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, draft.Index.Title?.Line, "The scenario has no title; its folder's name is shown.");
        }
    }
}
