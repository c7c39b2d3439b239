using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation.Checks;

/// <summary>Unlike a missing script of a public scenario this refuses the lab: whoever names conditions relies on them.</summary>
internal sealed class ChecksExist : IScenarioRule
{
    public const string Id = "checks-missing";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var check in draft.Checks.Where(check => check.State is FileState.Missing or FileState.TooLarge or FileState.Unreadable))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, check.Reference.Line,
                $"The conditions of the {check.Page.Name}, '{Quoting.Safe(check.Reference.Text)}', cannot be used. {FileProblem.Describe(check.State, FileLimits.Checks)}");
        }
    }
}
