using LabPlatform.Content.Loading;
using LabPlatform.Content.Reports;
using LabPlatform.Content.Validation;

namespace LabPlatform.Content.Fit;

/// <summary>Reads all code of a scenario for what it asks of the place it runs in.</summary>
internal static class FitEstimate
{
    public static FitReport Of(ScenarioDraft draft)
    {
        var findings = new List<FitFinding>(Declared(draft));
        var namespaces = new NamespaceRule(draft.Index.Namespaces.Select(name => name.Text));
        foreach (var line in ScenarioCode.Lines(draft))
        {
            foreach (var rule in FitRules.All.Where(rule => rule.IsMetBy(line.Text)))
            {
                findings.Add(Finding(rule.Need, line, rule.Message));
            }

            if (QuotaRule.Describe(line.Text) is { } tooMuch)
            {
                findings.Add(Finding(FitNeed.Quota, line, tooMuch));
            }

            if (namespaces.Describe(line.Text) is { } foreign)
            {
                findings.Add(Finding(FitNeed.Namespaces, line, foreign));
            }
        }

        return new FitReport([.. findings.DistinctBy(finding => (finding.Need, finding.File, finding.Line, finding.Text)).OrderBy(finding => finding.Need)]);
    }

    /// <summary>What the author says that it needs.</summary>
    private static IEnumerable<FitFinding> Declared(ScenarioDraft draft)
    {
        foreach (var name in draft.Index.Requires)
        {
            if (FitNeeds.FindRequirement(name.Text) is { } need)
            {
                yield return Finding(need, new CodeLine(draft.IndexPath, name.Line, name.Text), "The author says that the cluster must offer it.");
            }
        }

        foreach (var image in draft.Index.NeededImages)
        {
            yield return Finding(FitNeed.Images, new CodeLine(draft.IndexPath, image.Line, image.Text), "The cluster must be able to pull this image.");
        }
    }

    private static FitFinding Finding(FitNeed need, CodeLine line, string message) => new(need, line.File, line.Line, Quoting.Safe(line.Text.Trim()), message);
}
