using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

internal sealed class ChecksAreYaml : IScenarioRule
{
    public const string Id = "checks-syntax";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var check in draft.Checks)
        {
            if (check.Syntax is { } syntax)
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, syntax.Line, Quoting.Safe(syntax.Message));
            }
        }
    }
}
