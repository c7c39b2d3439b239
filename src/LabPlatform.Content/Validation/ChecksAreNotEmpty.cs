using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>An empty script ends with exit code 0: the step would pass without being done.</summary>
internal sealed class ChecksAreNotEmpty : IScenarioRule
{
    public const string Id = "check-empty";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var script in draft.Scripts.Where(script => script is { Key: "verify", State: FileState.Found } && !HasCommand(script.Text)))
        {
            problems.Add(Id, ProblemSeverity.Warning, script.Path, line: 1, "The check has no command, so it always passes.");
        }
    }

    private static bool HasCommand(string text) =>
        text.Split('\n').Any(line => line.AsSpan().Trim() is { IsEmpty: false } trimmed && trimmed[0] != '#');
}
