using System.Collections.Immutable;
using LabPlatform.Cli.Try.Reports;
using LabPlatform.Content.Commands;
using LabPlatform.Domain.Environments;

namespace LabPlatform.Cli.Try.Running;

/// <summary>Does a step as its author says: by its solution, or by everything its page offers to run.</summary>
internal sealed class StepSolving(ILearnerShell shell)
{
    /// <exception cref="EnvironmentException">The toolbox did not take a command.</exception>
    public async Task<Solution> SolveAsync(OpenSession session, int step, CancellationToken cancellationToken)
    {
        var page = session.Scenario.Steps[step];
        if (page.Solve is { } script)
        {
            var run = await shell.RunAsync(session.Id, script.Text, TryLimits.Solution, cancellationToken).ConfigureAwait(false);
            return new Solution(script.Path, [new SolutionCommand(script.Path, Interactive: null, run.ExitCode, run.Output, run.Duration)]);
        }

        var commands = ImmutableArray.CreateBuilder<SolutionCommand>();
        foreach (var text in PageCommands.Of(session.Scenario, page))
        {
            commands.Add(await RunAsync(session, text, cancellationToken).ConfigureAwait(false));
        }

        return new Solution(commands.Count > 0 ? Solution.Page : Solution.Nothing, commands.ToImmutable());
    }

    // How a command of a page ends is not judged: many are there to fail before the learner's eyes.
    private async Task<SolutionCommand> RunAsync(OpenSession session, string text, CancellationToken cancellationToken)
    {
        if (InteractiveCommands.Find(text) is { } waits)
        {
            return new SolutionCommand(text, waits, ExitCode: null, "", TimeSpan.Zero);
        }

        var run = await shell.RunAsync(session.Id, text, TryLimits.Solution, cancellationToken).ConfigureAwait(false);
        return new SolutionCommand(text, Interactive: null, run.ExitCode, run.Output, run.Duration);
    }
}
