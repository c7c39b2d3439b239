using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

internal sealed class ConditionsAreComplete : IScenarioRule
{
    public const string Id = "checks-incomplete";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions.Where(pair => pair.Condition.Form is not null))
        {
            foreach (var key in condition.Form!.Keys.Where(key => key.Required && condition.Yaml.Find(key.Name) is null))
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, condition.Line, $"'{condition.Form.Name}' needs the key '{key.Name}' too.");
            }
        }
    }
}
