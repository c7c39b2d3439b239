using LabPlatform.Content.Loading;
using LabPlatform.Content.Reports;
using LabPlatform.Content.Validation;

namespace LabPlatform.Content.Fit;

/// <summary>Reads all code of a scenario for what it asks of the place it runs in.</summary>
internal static class FitEstimate
{
    public static FitReport Of(ScenarioDraft draft)
    {
        var findings = new List<FitFinding>();
        foreach (var line in ScenarioCode.Lines(draft))
        {
            foreach (var rule in FitRules.All.Where(rule => rule.Pattern.IsMatch(line.Text)))
            {
                findings.Add(Finding(rule.Need, line, rule.Message));
            }

            if (QuotaRule.Describe(line.Text) is { } tooMuch)
            {
                findings.Add(Finding(FitNeed.Quota, line, tooMuch));
            }
        }

        return new FitReport([.. findings.DistinctBy(finding => (finding.Need, finding.File, finding.Line)).OrderBy(finding => finding.Need)]);
    }

    private static FitFinding Finding(FitNeed need, CodeLine line, string message) => new(need, line.File, line.Line, Quoting.Safe(line.Text.Trim()), message);
}
