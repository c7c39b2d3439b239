using LabPlatform.Content.Loading;
using LabPlatform.Content.Reports;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class RequirementsAreKnown : IScenarioRule
{
    public const string Id = "requires";

    private static readonly string[] s_known = [.. FitNeeds.Requirements];

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var name in draft.Index.Requires.Where(name => !s_known.Contains(name.Text, StringComparer.Ordinal)))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, name.Line,
                $"Nobody knows what '{Quoting.Safe(name.Text)}' is.{Suggestions.Ask(name.Text, s_known)} A cluster may offer {string.Join(", ", s_known)}.");
        }
    }
}
