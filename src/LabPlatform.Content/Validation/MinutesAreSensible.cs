using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class MinutesAreSensible : IScenarioRule
{
    public const string Id = "minutes";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        if (draft.Index.Minutes is { } minutes && IndexValues.Minutes(draft.Index) is null)
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, minutes.Line,
                $"'minutes' must be a whole number from 1 to {IndexValues.MaximumMinutes}, not '{Quoting.Safe(minutes.Text)}'; it was ignored.");
        }
    }
}
