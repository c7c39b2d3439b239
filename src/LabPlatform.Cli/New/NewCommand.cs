using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabPlatform.Cli.New;

/// <summary><c>lab new FOLDER</c>: a scenario to start from, which passes <c>validate</c> and <c>try</c> as it is.</summary>
internal static class NewCommand
{
    private const string ResourcePrefix = "new/";

    private static readonly NewJson s_json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var folder = new Argument<string>("FOLDER") { Description = "where the scenario is to be; its last part becomes its name" };
        var title = new Option<string?>("--title") { Description = "its title; without one, the folder's name in words", HelpName = "TEXT" };
        var command = new Command("new", "Writes a small scenario to start from: two steps, one with a declared check and one with a check script, both with solutions.") { folder, title };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(title), output, errors, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? title, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
            {
                errors.WriteLine($"lab: {folder} exists already");
                return ExitCodes.Usage;
            }

            await WriteAsync(full, string.IsNullOrWhiteSpace(title) ? InWords(Path.GetFileName(full)) : title, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.WriteLine($"lab: {folder}: {exception.Message}");
            return ExitCodes.Usage;
        }

        output.WriteLine($"""
            {folder} is there. What now:
              ./lab validate {folder}     says what is wrong with it, without a cluster
              ./lab preview {folder}      shows it as learners see it, while you write
              ./lab try {folder}          solves it on the cluster and sees that its checks say so
            labs/README.md tells all that can be in it.
            """);
        return ExitCodes.Success;
    }

    private static async Task WriteAsync(string folder, string title, CancellationToken cancellationToken)
    {
        var assembly = typeof(NewCommand).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            var file = Path.Combine(folder, name[ResourcePrefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text.Replace("\"{title}\"", JsonText(title), StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && file.EndsWith(".sh", StringComparison.Ordinal))
            {
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }
        }
    }

    private static string JsonText(string text) => JsonSerializer.Serialize(text, s_json.String);

    private static string InWords(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}

[JsonSerializable(typeof(string))]
internal sealed partial class NewJson : JsonSerializerContext;
