using System.Globalization;
using LabPlatform.Cli.Try.Running;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Try.Reports;

/// <summary>Trials as a person follows them: a line a step when it is done, each with its scenario, as several are tried at a time.</summary>
internal sealed class TryText(TextWriter output) : ITryListener
{
    private const int LongestOutput = 30;

    private readonly Lock _gate = new();

    public void Started(ScenarioTrial trial, Scenario scenario) =>
        Write($"{trial.Path}: “{trial.Title}”, {Count(scenario.Steps.Length, "step")}, ready after {Seconds(trial.ReadyAfter)} (session {trial.Session})");

    public void Tried(ScenarioTrial trial, StepTrial step)
    {
        string[] lines = [$"{trial.Path}: step {step.Number.ToString(CultureInfo.InvariantCulture)} “{step.Title}”: {Describe(step)}", .. Details(step)];
        Write(string.Join(Environment.NewLine, lines));
    }

    public void Finished(ScenarioTrial trial) => Write($"{trial.Path}: {trial.Verdict switch
    {
        Verdict.Passed => $"passed, {Seconds(trial.Duration)}",
        Verdict.Skipped => "not tried",
        _ when trial.Reason.Length > 0 => $"FAILED: {trial.Reason}",
        _ => $"FAILED, {Seconds(trial.Duration)}",
    }}");

    public void Summarise(TryReport report) => Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(report.Scenarios.Length, "scenario")}: {report.Count(Verdict.Passed)} passed, {report.Count(Verdict.Failed)} failed, {report.Count(Verdict.Skipped)} not tried; steps: {report.CountSteps(Verdict.Passed)} passed, {report.CountSteps(Verdict.Failed)} failed, {report.CountSteps(Verdict.Unchecked)} without a check, {report.CountSteps(Verdict.Skipped)} skipped; {Seconds(report.Duration)}"));

    private static string Describe(StepTrial step) => step.Verdict switch
    {
        Verdict.Passed => $"ok, {Seconds(step.Duration)} ({Solved(step.Solution)})",
        Verdict.Unchecked => $"has no check, {Seconds(step.Duration)} ({Solved(step.Solution)})",
        Verdict.Skipped => "skipped: a learner does not get here",
        _ => $"FAILED, {Seconds(step.Duration)}: {string.Join(" ", step.Reasons)}",
    };

    private static string Solved(Solution? solution) => solution switch
    {
        null or { By: Solution.Nothing } => "nothing to do",
        { By: Solution.Page } page => $"{Count(page.Commands.Length - page.Skipped.Count(), "command")} of the page{Skipped(page)}",
        _ => solution.By,
    };

    private static string Skipped(Solution page) =>
        page.Skipped.Any() ? $", skipped: {string.Join(", ", page.Skipped.Select(command => command.Interactive))}" : "";

    /// <summary>What was done and what it printed, where it helps to find the mistake.</summary>
    private static IEnumerable<string> Details(StepTrial step)
    {
        foreach (var command in step.Verdict == Verdict.Failed ? step.Solution?.Commands ?? [] : [])
        {
            var ended = command switch
            {
                { Interactive: { } waits } => $"skipped, as it waits for somebody: {waits}",
                { ExitCode: { } code } => $"exit code {code.ToString(CultureInfo.InvariantCulture)}",
                _ => "did not end in time",
            };
            yield return $"    > {command.Text.TrimEnd().ReplaceLineEndings(Environment.NewLine + "    > ")}   [{ended}]";
            var lines = command.Output.TrimEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var line in lines.TakeLast(LongestOutput))
            {
                yield return $"    | {line}";
            }
        }
    }

    // One piece at a time, and at once: somebody waits for it.
    private void Write(string text)
    {
        lock (_gate)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }

    private static string Seconds(TimeSpan? time) => string.Create(CultureInfo.InvariantCulture, $"{time?.TotalSeconds ?? 0:0.0} s");

    private static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");
}
