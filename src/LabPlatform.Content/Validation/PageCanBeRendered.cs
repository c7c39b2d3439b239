using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class PageCanBeRendered : IScenarioRule
{
    public const string Id = "page-too-complex";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Texts.Where(page => page.Facts.TooComplex is not null))
        {
            problems.Add(Id, ProblemSeverity.Warning, page.Path!, line: null, $"The page is too complex to be shown: {page.Facts.TooComplex}.");
        }
    }
}
