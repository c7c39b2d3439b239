using System.CommandLine;
using LabPlatform.Cli.Clusters;
using LabPlatform.Cli.Try.Reports;
using LabPlatform.Cli.Try.Running;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Try;

/// <summary><c>lab try PATH…</c>: proves on the cluster that scenarios can be solved as their authors say, and not without.</summary>
internal static class TryCommand
{
    private static readonly TimeSpan s_removalLimit = TimeSpan.FromMinutes(2);

    /// <summary>What an interrupted run still gives the cluster; together with the rest it has a second.</summary>
    private static readonly TimeSpan s_hurry = TimeSpan.FromMilliseconds(500);

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var paths = new Argument<string[]>("PATH") { Description = "a scenario's folder, or a folder of scenarios", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "one JSON document on standard output, progress on standard error; its schema is in labs/README.md" };
        var junit = new Option<string?>("--junit") { Description = "writes a report in JUnit's form into this file, too", HelpName = "FILE" };
        var jobs = new Option<int>("--jobs") { Description = "scenarios tried at a time, 1 to 16", HelpName = "N", DefaultValueFactory = _ => 2 };
        var keepGoing = new Option<bool>("--keep-going") { Description = "goes on with the other scenarios after one has failed" };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 16)
            {
                result.AddError("--jobs is a number from 1 to 16.");
            }
        });
        var command = new Command("try", "Solves scenarios on the cluster, in sessions as learners get them: every check must fail before its step is solved and pass after. Ends with 1 when one does not.")
        {
            paths,
            json,
            junit,
            jobs,
            keepGoing,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new TryOptions(parsed.GetValue(paths)!, parsed.GetValue(json), parsed.GetValue(junit), parsed.GetValue(jobs), parsed.GetValue(keepGoing)),
            output,
            errors,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TryOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var catalogue = TryCatalogue.Read(options.Paths);
            if (catalogue.Targets.IsEmpty)
            {
                errors.WriteLine($"lab: there is no scenario in {string.Join(", ", options.Paths)}");
                return ExitCodes.Usage;
            }

            // Before anything is tried: a report that cannot be written is no use after ten minutes.
            using var junit = options.JUnit is { } file ? File.Create(file) : null;
            var report = await TryAsync(catalogue, options, new TryText(options.Json ? errors : output), errors, cancellationToken).ConfigureAwait(false);
            if (junit is not null)
            {
                TryJUnit.Write(report, junit);
            }

            if (options.Json)
            {
                output.WriteLine(TryJson.Write(report));
            }

            return report.AllPassed ? ExitCodes.Success : ExitCodes.Problems;
        }
        catch (Exception exception) when (exception is NoClusterException or IOException or ArgumentException)
        {
            errors.WriteLine($"lab: {exception.Message}");
            return ExitCodes.Usage;
        }
        catch (UnauthorizedAccessException exception)
        {
            errors.WriteLine($"lab: {exception.Message} Trying labs needs root (sudo ./lab try …).");
            return ExitCodes.Usage;
        }
    }

    private static async Task<TryReport> TryAsync(TryCatalogue catalogue, TryOptions options, TryText text, TextWriter errors, CancellationToken cancellationToken)
    {
        using var folder = RunFolder.Create(ClusterPlace.Home);
        var isGone = true;
        try
        {
            var host = await ClusterHost.StartAsync(folder, catalogue, Rules(), cancellationToken).ConfigureAwait(false);
            isGone = false;
            await using (host.ConfigureAwait(false))
            {
                (var report, isGone) = await TryAsync(host, catalogue, options, text, cancellationToken).ConfigureAwait(false);
                if (!isGone)
                {
                    errors.WriteLine($"lab: after {s_removalLimit.TotalMinutes} minutes the namespaces of the labs are still being deleted; the next ./lab try looks after them.");
                }

                return report;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            errors.WriteLine("lab: interrupted; what the labs have made in the cluster is being deleted");
            folder.Dispose();
            LeftRuns.ClearInBackground();
            throw;
        }
        finally
        {
            if (isGone)
            {
                folder.Delete();
            }
        }
    }

    /// <returns>The report, and whether the cluster is as it was.</returns>
    private static async Task<(TryReport Report, bool IsGone)> TryAsync(ClusterHost host, TryCatalogue catalogue, TryOptions options, TryText text, CancellationToken cancellationToken)
    {
        try
        {
            var left = LeftRuns.ClearAsync(cancellationToken);
            var report = await Compose(host, text).RunAsync(catalogue.Targets, options.Jobs, options.KeepGoing, cancellationToken).ConfigureAwait(false);
            text.Summarise(report);
            await left.ConfigureAwait(false);
            return (report, await host.AwaitNothingLeftAsync(s_removalLimit, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await host.EndAllAsync(CancellationToken.None).ConfigureAwait(false);
            await host.AwaitNothingLeftAsync(s_hurry, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static SessionRules Rules() => new()
    {
        Duration = TryLimits.Deadline,
        Extension = TryLimits.Renewal,
        MaxExtensions = int.MaxValue,
        IdleLimit = TimeSpan.FromDays(1), // a trial knows itself when it is over
        MaxLive = int.MaxValue,
        ChecksPerMinute = int.MaxValue,
    };

    private static TryRun Compose(ClusterHost host, ITryListener listener)
    {
        var time = host.Get<TimeProvider>();
        var shell = host.Get<ILearnerShell>();
        var checks = new StepChecks(host.Get<CheckStep>(), host.Get<StepCheck>(), host.Get<FindSession>(), time);
        var steps = new StepTrying(host.Get<GoToStep>(), shell, checks, new StepSolving(shell), time);
        var sessions = new TrySessions(host.Get<StartSession>(), host.Get<EndSession>(), host.Get<ExtendSession>(), host.Get<FindSession>(), host.Get<SessionNews>(), time);
        return new TryRun(new ScenarioTrying(sessions, steps, time), listener, time);
    }
}
