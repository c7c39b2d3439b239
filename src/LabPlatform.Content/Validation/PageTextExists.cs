using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>Every page has a text that can be read. Without it the page says that it is missing; the others still work.</summary>
internal sealed class PageTextExists : IScenarioRule
{
    public const string Id = "page-missing";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Texts)
        {
            if (page.Path is null)
            {
                problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, page.Index.Line, $"The {page.Index.Name} names no 'text'.");
            }
            else if (page.State is FileState.Missing or FileState.Unreadable)
            {
                problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, page.Index.Text!.Line,
                    $"The text of the {page.Index.Name}, '{Quoting.Safe(page.Index.Text.Text)}', cannot be used. {FileProblem.Describe(page.State, FileLimits.Page)}");
            }
        }
    }
}
