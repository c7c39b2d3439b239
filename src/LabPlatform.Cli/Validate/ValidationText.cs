using System.Globalization;
using LabPlatform.Content.Reports;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Validate;

/// <summary>The report as a person reads it: problems in the form of compilers, so that editors jump to them.</summary>
internal static class ValidationText
{
    public static void Write(ValidationReport report, TextWriter output)
    {
        foreach (var problem in report.Problems)
        {
            output.WriteLine(Line(problem));
        }

        foreach (var scenario in report.Scenarios)
        {
            output.WriteLine($"{scenario.Path}  {Describe(scenario)}");
            foreach (var problem in scenario.Problems)
            {
                output.WriteLine("  " + Line(problem));
            }

            foreach (var need in scenario.Fit?.Findings.GroupBy(finding => finding.Need) ?? [])
            {
                WriteNeed([.. need], output);
            }
        }

        output.WriteLine(Summary(report));
    }

    private static string Describe(ScenarioReport scenario)
    {
        var hidden = scenario.Listed ? "" : ", hidden by structure.json";
        return scenario.Fit switch
        {
            null => "cannot be read" + hidden,
            { RunsInNamespaces: true } => $"“{scenario.Title}”, {Count(scenario.Steps, "step")}, runs in namespaces{hidden}",
            _ => $"“{scenario.Title}”, {Count(scenario.Steps, "step")}, needs more than namespaces{hidden}",
        };
    }

    private static string Line(ScenarioProblem problem)
    {
        var line = problem.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        var severity = problem.Severity == ProblemSeverity.Error ? "error" : "warning";
        return $"{problem.File}{line}: {severity}: {problem.Message} [{problem.Rule}]";
    }

    /// <summary>The first three lines tell the case; the others are in the JSON.</summary>
    private static void WriteNeed(IReadOnlyList<FitFinding> findings, TextWriter output)
    {
        output.WriteLine($"  needs {findings[0].Need.Name()}: {findings[0].Message}");
        foreach (var finding in findings.Take(3))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {finding.File}:{finding.Line}: {finding.Text}"));
        }

        if (findings.Count > 3)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {findings.Count - 3} more"));
        }
    }

    private static string Summary(ValidationReport report) =>
        $"{Count(report.Scenarios.Length, "scenario")}: {report.Broken} broken, {report.RunInNamespaces} run in namespaces; {Count(report.Errors, "error")}, {Count(report.Warnings, "warning")}";

    private static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");
}
