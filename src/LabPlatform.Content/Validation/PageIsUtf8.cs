using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

internal sealed class PageIsUtf8 : IScenarioRule
{
    public const string Id = "page-encoding";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Texts.Where(page => !page.IsUtf8))
        {
            var line = page.Markdown.AsSpan(0, Math.Max(0, page.Markdown.IndexOf('\uFFFD', StringComparison.Ordinal))).Count('\n') + 1;
            problems.Add(Id, ProblemSeverity.Warning, page.Path!, line, "The page is not UTF-8; what could not be read is shown as \uFFFD.");
        }
    }
}
