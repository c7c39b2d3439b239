using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class PageSizeIsBounded : IScenarioRule
{
    public const string Id = "page-too-large";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Texts.Where(page => page.State == FileState.TooLarge))
        {
            problems.Add(Id, ProblemSeverity.Error, page.Path!, line: null,
                $"A page may have {FileLimits.Page / 1024} KB. Split the {page.Index.Name}, or move large files to assets.");
        }
    }
}
