using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A fence that is never closed makes code of all that follows.</summary>
internal sealed class FencesAreClosed : IScenarioRule
{
    public const string Id = "code-fence-open";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Texts)
        {
            foreach (var line in page.Facts.OpenFences)
            {
                problems.Add(Id, ProblemSeverity.Warning, page.Path!, line, "The code that begins here is never closed: everything behind it is shown as code.");
            }
        }
    }
}
