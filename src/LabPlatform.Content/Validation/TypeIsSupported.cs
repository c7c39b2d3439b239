using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>Katacoda had other things than scenarios under the same file name.</summary>
internal sealed class TypeIsSupported : IScenarioRule
{
    public const string Id = "scenario-type";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        if (draft.Index.Type is { } type && type.Text.StartsWith("jupyter", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, type.Line, "This is a notebook ('jupyter'), not a scenario; there is nothing here to run it with.");
        }
    }
}
