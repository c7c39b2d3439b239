using System.CommandLine;
using System.Globalization;
using LabPlatform.Cli.Clusters;
using LabPlatform.Content.Loading;

namespace LabPlatform.Cli.Preview;

/// <summary><c>lab preview PATH</c>: a site of its own that has only these scenarios, and shows what is saved as soon as it is saved.</summary>
internal static class PreviewCommand
{
    private const int UsualPort = 7090;

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var path = new Argument<string>("PATH") { Description = "a scenario's folder, or a folder of scenarios" };
        var port = new Option<int>("--port") { Description = "the port on 127.0.0.1; 0 takes a free one", HelpName = "N", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port is a number from 0 to 65535.");
            }
        });
        var command = new Command("preview", "Shows scenarios as learners see them and loads the page again when a file is saved. Touches no catalogue. Ends with Ctrl-C and leaves nothing.") { path, port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(port), output, errors, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, int port, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var scenarios = ScenarioFolder.Read(path);
            using var folder = RunFolder.Create(ClusterPlace.Home);
            var site = await PreviewSite.StartAsync(folder, Path.GetFullPath(path), port, cancellationToken).ConfigureAwait(false);
            await using (site.ConfigureAwait(false))
            {
                var lab = scenarios is [{ Path: ".", Entry.Id: var id }, ..] ? $"/labs/{Uri.EscapeDataString(id.Value)}" : "/";
                output.WriteLine($"{path}: {site.Address}{lab}   (Ctrl-C ends it)");
                await output.FlushAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    await site.AwaitEndAsync(cancellationToken).ConfigureAwait(false);
                    errors.WriteLine($"lab: the preview's site ended by itself. Its last words:{Environment.NewLine}{site.LastWords}");
                    return ExitCodes.Problems;
                }
                catch (OperationCanceledException)
                {
                    // The author has seen enough.
                }
            }

            await ClearAsync(folder, output).ConfigureAwait(false);
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException)
        {
            errors.WriteLine($"lab: {exception.Message}");
            return ExitCodes.Usage;
        }
        catch (UnauthorizedAccessException exception)
        {
            errors.WriteLine($"lab: {exception.Message} A preview needs root (sudo ./lab preview …).");
            return ExitCodes.Usage;
        }
    }

    /// <summary>Labs that were started in the preview go with it.</summary>
    private static async Task ClearAsync(RunFolder folder, TextWriter output)
    {
        if (!Directory.Exists(ClusterPlace.Identities))
        {
            folder.Delete(); // none can have been started
            return;
        }

        folder.Dispose();
        output.WriteLine("Clearing up…");
        try
        {
            await LeftRuns.ClearAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NoClusterException)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The cluster does not answer; what was started there is looked after by the next ./lab try."));
        }
    }
}
