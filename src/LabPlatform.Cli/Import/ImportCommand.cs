using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using LabPlatform.Cli.Validate;
using LabPlatform.Content.Reports;

namespace LabPlatform.Cli.Import;

/// <summary><c>lab import GIT-URL|FOLDER</c>: takes scenarios of others into the catalogue, and says what is wrong with them and what they need.</summary>
internal static partial class ImportCommand
{
    /// <param name="labs">Where the catalogue is.</param>
    public static Command Create(TextWriter output, TextWriter errors, Func<string> labs)
    {
        var source = new Argument<string>("GIT-URL|FOLDER") { Description = "https://HOST/OWNER/NAME, or a folder with a scenario or with several" };
        var name = new Option<string?>("--as") { Description = "its name in the catalogue; without one, the repository's or the folder's", HelpName = "NAME" };
        var command = new Command("import", "Copies scenarios into the catalogue and reports on them as validate does. Runs nothing of theirs.") { source, name };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(source)!, parsed.GetValue(name), labs(), output, errors, cancellationToken));
        return command;
    }

    private static IReadOnlyList<string> Hosts =>
        Environment.GetEnvironmentVariable("LABPLATFORM_GIT_HOSTS") is { Length: > 0 } hosts ? hosts.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) : GitAddress.UsualHosts;

    private static async Task<int> RunAsync(string source, string? wanted, string labs, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        GitAddress? address = null;
        var isFolder = Directory.Exists(source);
        if (!isFolder && !GitAddress.TryParse(source, Hosts, out address, out var refusal))
        {
            errors.WriteLine($"lab: there is no folder '{source}', and as an address it is refused: {refusal}");
            return ExitCodes.Usage;
        }

        var name = wanted ?? address?.RepositoryName ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)));
        if (!Name().IsMatch(name))
        {
            errors.WriteLine($"lab: '{name}' cannot be a name in the catalogue: letters, digits, dots, dashes and underscores, at most 60. --as gives it another one.");
            return ExitCodes.Usage;
        }

        var target = Path.Combine(labs, name);
        if (Path.Exists(target) || !Directory.Exists(labs))
        {
            errors.WriteLine(Path.Exists(target) ? $"lab: {target} is there already; --as gives the new one another name" : $"lab: there is no catalogue at {labs}");
            return ExitCodes.Usage;
        }

        try
        {
            return await ImportAsync(source, address, target, output, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ImportException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"lab: {source} was not imported. {exception.Message}");
            return ExitCodes.Problems;
        }
    }

    private static async Task<int> ImportAsync(string source, GitAddress? address, string target, TextWriter output, CancellationToken cancellationToken)
    {
        // Made whole beside its place, under a name the catalogue does not read: a learner never sees half of it.
        var staging = Path.Combine(Path.GetDirectoryName(target)!, $".import-{Guid.NewGuid():N}");
        try
        {
            IReadOnlyList<string> left;
            if (address is not null)
            {
                var git = new GitClone("git", Dns.GetHostAddressesAsync, CopyLimits.Usual, TimeProvider.System);
                left = await git.FetchAsync(address, staging, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                left = FolderCopy.Copy(source, Directory.CreateDirectory(staging).FullName, CopyLimits.Usual, cancellationToken);
            }

            if (ScenarioValidator.Validate(staging, cancellationToken).Scenarios.IsEmpty)
            {
                throw new ImportException("There is no scenario in it: no folder has an index.json.");
            }

            Directory.Move(staging, target);
            return Report(target, left, output, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static int Report(string target, IReadOnlyList<string> left, TextWriter output, CancellationToken cancellationToken)
    {
        var toDo = CatalogueListing.Add(Path.GetDirectoryName(target)!, Path.GetFileName(target));
        var report = ValidateCommand.Read(target, cancellationToken);
        ValidationText.Write(report, output);
        foreach (var link in left)
        {
            output.WriteLine($"{target}/{link}: was left out, as it is a link");
        }

        output.WriteLine($"Imported as {target}.{(toDo is null ? "" : " " + toDo)}");
        return report.Errors == 0 ? ExitCodes.Success : ExitCodes.Problems;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
