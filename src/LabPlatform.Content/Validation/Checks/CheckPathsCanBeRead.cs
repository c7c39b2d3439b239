using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

internal sealed class CheckPathsCanBeRead : IScenarioRule
{
    public const string Id = "checks-path";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var (check, condition) in draft.Conditions)
        {
            foreach (var word in condition.Words(ValueForm.Path))
            {
                if (!JsonPath.TryParse(word.Text, out _, out var problem))
                {
                    problems.Add(Id, ProblemSeverity.Error, check.Path, word.Line, $"'{Quoting.Safe(word.Text)}' is no path as kubectl takes it. {Quoting.Safe(problem)}");
                }
            }
        }
    }
}
