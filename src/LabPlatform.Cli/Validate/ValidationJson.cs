using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LabPlatform.Content.Reports;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Validate;

/// <summary>The report for programs. Its schema is part of the contract with authors' CI: keys are added, never changed.</summary>
internal static class ValidationJson
{
    // What is written to a terminal or a file, not into a web page: only what JSON itself demands is escaped.
    private static readonly JsonWriter s_writer = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    public static string Write(ValidationReport report) => JsonSerializer.Serialize(Document.Of(report), s_writer.Document);

    internal sealed record Document(IEnumerable<Entry> Scenarios, IEnumerable<Problem> Problems, Summary Summary)
    {
        public static Document Of(ValidationReport report) => new(
            report.Scenarios.Select(Entry.Of),
            report.Problems.Select(Problem.Of),
            new Summary(
                report.Scenarios.Length,
                report.Scenarios.Count(scenario => scenario.Listed),
                report.Broken,
                report.RunInNamespaces,
                report.Errors,
                report.Warnings));
    }

    internal sealed record Entry(string Path, string Title, bool Listed, int Steps, Fit? Fit, IEnumerable<Problem> Problems)
    {
        public static Entry Of(ScenarioReport report) =>
            new(report.Path, report.Title, report.Listed, report.Steps, report.Fit is { } fit ? Validate.ValidationJson.Fit.Of(fit) : null, report.Problems.Select(Problem.Of));
    }

    internal sealed record Fit(bool RunsInNamespaces, IEnumerable<string> Needs, IEnumerable<Finding> Findings)
    {
        public static Fit Of(FitReport fit) => new(
            fit.RunsInNamespaces,
            fit.Findings.Select(finding => finding.Need.Name()).Distinct(StringComparer.Ordinal),
            fit.Findings.Select(finding => new Finding(finding.Need.Name(), finding.File, finding.Line, finding.Text, finding.Message)));
    }

    internal sealed record Finding(string Need, string File, int Line, string Text, string Message);

    internal sealed record Problem(string Rule, string Severity, string File, int? Line, string Message)
    {
        public static Problem Of(ScenarioProblem problem) =>
            new(problem.Rule, problem.Severity == ProblemSeverity.Error ? "error" : "warning", problem.File, problem.Line, problem.Message);
    }

    internal sealed record Summary(int Scenarios, int Listed, int Broken, int RunInNamespaces, int Errors, int Warnings);
}

[JsonSerializable(typeof(ValidationJson.Document))]
internal sealed partial class JsonWriter : JsonSerializerContext;
