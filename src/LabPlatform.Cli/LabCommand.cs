using System.CommandLine;
using LabPlatform.Cli.Clusters;
using LabPlatform.Cli.Import;
using LabPlatform.Cli.New;
using LabPlatform.Cli.Preview;
using LabPlatform.Cli.Try;
using LabPlatform.Cli.Validate;

namespace LabPlatform.Cli;

/// <summary>The commands for authors; <c>./lab</c> passes them on.</summary>
internal static class LabCommand
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var root = new RootCommand("What authors of labs run.")
        {
            ValidateCommand.Create(output, errors),
            TryCommand.Create(output, errors),
            NewCommand.Create(output, errors),
            ImportCommand.Create(output, errors, () => Environment.GetEnvironmentVariable("LABPLATFORM_LABS") is { Length: > 0 } labs ? labs : "labs"),
            PreviewCommand.Create(output, errors),
            ClearLeftRuns(),
        };
        var parsed = root.Parse(arguments);
        var configuration = new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    private static Command ClearLeftRuns()
    {
        var command = new Command(LeftRuns.CommandName, "Takes out of the cluster what was left there.") { Hidden = true };
        command.SetAction((_, cancellationToken) => LeftRuns.ClearAsync(cancellationToken));
        return command;
    }
}
