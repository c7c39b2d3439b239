using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabPlatform.Cli.Try.Reports;

/// <summary>The report for programs. Its schema is part of the contract with authors' CI: keys are added, never changed.</summary>
internal static class TryJson
{
    // What is written to a terminal or a file, not into a web page: only what JSON itself demands is escaped.
    private static readonly TryJsonWriter s_writer = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    public static string Write(TryReport report) => JsonSerializer.Serialize(Document.Of(report), s_writer.Document);

    internal sealed record Document(IEnumerable<Entry> Scenarios, Summary Summary)
    {
        public static Document Of(TryReport report) => new(
            report.Scenarios.Select(Entry.Of),
            new Summary(
                report.Scenarios.Length,
                report.Count(Verdict.Passed),
                report.Count(Verdict.Failed),
                report.Count(Verdict.Skipped),
                Seconds(report.Duration),
                new StepCounts(report.CountSteps(Verdict.Passed), report.CountSteps(Verdict.Failed), report.CountSteps(Verdict.Unchecked), report.CountSteps(Verdict.Skipped))));
    }

    internal sealed record Entry(string Path, string Title, string Outcome, string Reason, string? Session, double? ReadySeconds, double Seconds, IEnumerable<Step> Steps)
    {
        public static Entry Of(ScenarioTrial trial) => new(
            trial.Path, trial.Title, Name(trial.Verdict), trial.Reason, trial.Session, trial.ReadyAfter is { } ready ? TryJson.Seconds(ready) : null, TryJson.Seconds(trial.Duration), trial.Steps.Select(Step.Of));
    }

    internal sealed record Step(int Number, string Title, string Outcome, IEnumerable<string> Reasons, double Seconds, Check? Before, Solve? Solve, Check? After, IEnumerable<Check> Later)
    {
        public static Step Of(StepTrial step) => new(
            step.Number,
            step.Title,
            Name(step.Verdict),
            step.Reasons,
            TryJson.Seconds(step.Duration),
            Check.Of(step.Before),
            step.Solution is { } solution ? TryJson.Solve.Of(solution) : null,
            Check.Of(step.After),
            step.Later.Select(Check.Of).OfType<Check>());
    }

    internal sealed record Check(int Step, string Outcome, string Reason, string Output, double Seconds)
    {
        public static Check? Of(CheckTrial? check) =>
            check is null ? null : new Check(check.Step, check.Outcome, check.Reason, check.Output, TryJson.Seconds(check.Duration));
    }

    internal sealed record Solve(string By, IEnumerable<Command> Commands)
    {
        public static Solve Of(Solution solution) => new(
            solution.By,
            solution.Commands.Select(command => new Command(command.Text, command.Interactive, command.ExitCode, command.TimedOut, command.Output, Seconds(command.Duration))));
    }

    internal sealed record Command(string Text, string? Skipped, int? ExitCode, bool TimedOut, string Output, double Seconds);

    internal sealed record Summary(int Scenarios, int Passed, int Failed, int NotTried, double Seconds, StepCounts Steps);

    internal sealed record StepCounts(int Passed, int Failed, int Unchecked, int Skipped);

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        Verdict.Unchecked => "unchecked",
        _ => "skipped",
    };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}

[JsonSerializable(typeof(TryJson.Document))]
internal sealed partial class TryJsonWriter : JsonSerializerContext;
