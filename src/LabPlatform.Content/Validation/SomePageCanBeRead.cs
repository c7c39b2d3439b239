using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A scenario that lists pages and has the text of none is broken. One without pages is a playground, which is all right.</summary>
internal sealed class SomePageCanBeRead : IScenarioRule
{
    public const string Id = "nothing-to-read";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        if (!draft.Pages.IsEmpty && draft.Pages.All(page => page.State != FileState.Found))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, line: null, "None of its pages can be read.");
        }
    }
}
