using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

internal sealed class CheckSelectorsCanBeRead : IScenarioRule
{
    public const string Id = "checks-labels";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions)
        {
            foreach (var word in condition.Words(ValueForm.Selector))
            {
                if (!LabelSelector.TryParse(word.Text, out _, out var problem))
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, word.Line, Quoting.Safe(problem));
                }
            }

            foreach (var word in condition.Words(ValueForm.Label).Where(word => !LabelSelector.IsKey(word.Text)))
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, word.Line, $"'{Quoting.Safe(word.Text)}' is no name of a label.");
            }
        }
    }
}
