using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A macro that does nothing, or only because somebody guessed what was meant.</summary>
internal sealed class MacrosAreUnderstood : IScenarioRule
{
    public const string StrayId = "macro-stray";

    public const string MisspeltId = "macro-misspelt";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var page in draft.Pages)
        {
            foreach (var line in page.Facts.StrayMacros)
            {
                problems.Add(StrayId, ProblemSeverity.Warning, page.Path!, line,
                    "The macro here stands behind no code and does nothing. Write it right behind the closing backticks; perhaps the opening ones are missing.");
            }

            foreach (var line in page.Facts.MisspeltMacros)
            {
                problems.Add(MisspeltId, ProblemSeverity.Warning, page.Path!, line, "The macro here is misspelt; it was taken for the nearest one. Killercoda may show it as text.");
            }
        }
    }
}
