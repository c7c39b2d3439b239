using System.Diagnostics;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Clusters;

/// <summary>Takes out of the cluster what runs have left there that were killed.</summary>
internal static class LeftRuns
{
    /// <summary>The name of the command that does only this; it is not for people.</summary>
    public const string CommandName = "clear-left-runs";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>Returns when nothing is left, or as little as could be.</summary>
    /// <exception cref="NoClusterException">There is none to clear.</exception>
    public static async Task ClearAsync(CancellationToken cancellationToken)
    {
        while (RunFolder.TakeLeft(ClusterPlace.Home) is { } folder)
        {
            using (folder)
            {
                var host = await ClusterHost.StartAsync(folder, NoScenarios.Instance, new SessionRules(), cancellationToken).ConfigureAwait(false);
                bool isGone;
                await using (host.ConfigureAwait(false))
                {
                    await host.EndAllAsync(cancellationToken).ConfigureAwait(false);
                    isGone = await host.AwaitNothingLeftAsync(s_limit, cancellationToken).ConfigureAwait(false);
                }

                if (!isGone)
                {
                    return; // Another run tries again; and when the deadline is over, the site does.
                }

                folder.Delete();
            }
        }
    }

    /// <summary>Lets a process of its own do it, which outlives this one and does not hear its Ctrl-C.</summary>
    public static void ClearInBackground()
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        string[] arguments = ["-c", "exec setsid --fork \"$@\" </dev/null >/dev/null 2>&1", "sh", Environment.ProcessPath ?? "dotnet", typeof(LeftRuns).Assembly.Location, CommandName];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start);
        process?.WaitForExit();
    }

    private sealed class NoScenarios : IScenarioCatalogue
    {
        public static NoScenarios Instance { get; } = new();

        public Catalogue Current => Catalogue.Empty;

        public IDisposable Subscribe(Action changed) => throw new NotSupportedException("Nobody waits for scenarios here.");
    }
}
