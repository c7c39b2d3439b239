using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class HintsAreTexts : IScenarioRule
{
    public const string Id = "hint-script";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var hint in draft.Index.Steps.SelectMany(step => step.Hints).Where(HelpReader.IsScript))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, hint.Line, $"A hint is a Markdown file; the script '{Quoting.Safe(hint.Text)}' is not run for it.");
        }
    }
}
