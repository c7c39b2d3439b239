using System.CommandLine;
using LabPlatform.Content.Reports;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Cli.Validate;

/// <summary><c>lab validate PATH… [--json]</c>: all problems of all scenarios, and what each asks of the place it runs in.</summary>
internal static class ValidateCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var paths = new Argument<string[]>("PATH") { Description = "a scenario's folder, or a folder of scenarios", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "one JSON document instead of text; its schema is in labs/README.md" };
        var command = new Command("validate", "Says all that is wrong with scenarios, and what they need. Runs nothing; needs no cluster. Ends with 1 when there is an error.")
        {
            paths,
            json,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed.GetValue(paths)!, parsed.GetValue(json), output, errors, cancellationToken)));
        return command;
    }

    private static int Run(string[] paths, bool json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var reports = new List<ValidationReport>();
        foreach (var path in paths)
        {
            try
            {
                reports.Add(Read(path, cancellationToken));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                errors.WriteLine($"lab: {path}: {exception.Message}");
                return ExitCodes.Usage;
            }
        }

        var report = new ValidationReport([.. reports.SelectMany(one => one.Scenarios)], [.. reports.SelectMany(one => one.Problems)]);
        if (json)
        {
            output.WriteLine(ValidationJson.Write(report));
        }
        else
        {
            ValidationText.Write(report, output);
        }

        return report.Errors == 0 ? ExitCodes.Success : ExitCodes.Problems;
    }

    /// <summary>The report of one path, whose files are named as one would type them.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    internal static ValidationReport Read(string path, CancellationToken cancellationToken) => UnderThatPath(path, ScenarioValidator.Validate(path, cancellationToken));

    /// <summary>Files are named so that an editor opens them from where the command was called.</summary>
    private static ValidationReport UnderThatPath(string path, ValidationReport report)
    {
        string Join(string relative) => GivenPath.Join(path, relative);
        ScenarioProblem Move(ScenarioProblem problem) => problem with { File = Join(problem.File) };
        return new ValidationReport(
            [
                .. report.Scenarios.Select(scenario => scenario with
                {
                    Path = Join(scenario.Path),
                    Problems = [.. scenario.Problems.Select(Move)],
                    Fit = scenario.Fit is { } fit ? new FitReport([.. fit.Findings.Select(finding => finding with { File = Join(finding.File) })]) : null,
                }),
            ],
            [.. report.Problems.Select(Move)]);
    }
}
