using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A missing check must not lock its step, so this is a warning: the learner goes on freely.</summary>
internal sealed class ScriptsExist : IScenarioRule
{
    public const string Id = "script-missing";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var script in draft.Scripts.Where(script => script.State is FileState.Missing or FileState.TooLarge or FileState.Unreadable))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, script.Reference.Line,
                $"The '{script.Key}' script of the {script.Page.Name}, '{Quoting.Safe(script.Reference.Text)}', is left out. {FileProblem.Describe(script.State, FileLimits.Script)}");
        }
    }
}
