using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Kubernetes.Files;

/// <summary>One line of <c>work-on-files.py</c>. The learner may have put another program in its place: it is read, cut, and never believed.</summary>
internal sealed record FilesAnswer(
    string? Error, string? Words, long? Size, string? Version, string? Path, ImmutableArray<FilesAnswer.Folder?>? Folders, ImmutableArray<FilesAnswer.File?>? Files)
{
    /// <summary>Bytes; ours are shorter, however many names there are.</summary>
    public const int Longest = 4 * 1024 * 1024;

    private const int LongestWords = 200;

    private const int DigitsOfVersion = 64;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>What is said where an answer is none.</summary>
    public static FilesOutOfReach Senseless { get; } = new("The toolbox gave an answer that makes no sense. If you have changed its /usr/bin/python3, that is why.");

    /// <returns>Null for what is no answer.</returns>
    public static FilesAnswer? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<FilesAnswer>(line, s_json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // the second: letters that are half of one
        }
    }

    /// <returns>Why it did not go, or null where it went.</returns>
    public LabError? RefusalOf(FilePath path, long limit) => Error switch
    {
        null => null,
        "missing" => new NoSuchFile(path),
        "not a file" => new NotAFile(path),
        "too large" => new FileTooLarge(path, Math.Max(Size ?? 0, limit + 1), limit),
        "changed" => new FileChanged(path),
        "taken" => new NameTaken(path),
        "incomplete" => new TransferIncomplete(path),
        "refused" => new FileRefused(path, Plain(Words)),
        "late" => new FilesOutOfReach("It took too long."),
        _ => Senseless,
    };

    public FileVersion? ToVersion() => VersionOf(Version);

    public FilesSeen? ToSeen(FilesWanted wanted)
    {
        if (Folders is not { IsDefault: false } folders || Files is not { IsDefault: false } files)
        {
            return null;
        }

        var (folderList, fileList) = (folders.ToArray(), files.ToArray());
        var listings = ImmutableDictionary.CreateBuilder<FilePath, FolderListing>();
        foreach (var path in wanted.Folders)
        {
            if (Array.Find(folderList, folder => string.Equals(folder?.Path, path.Text, StringComparison.Ordinal)) is { } folder)
            {
                listings[path] = folder.ToListing();
            }
        }

        var versions = ImmutableDictionary.CreateBuilder<FilePath, FileVersion?>();
        foreach (var path in wanted.Files)
        {
            if (Array.Find(fileList, file => string.Equals(file?.Path, path.Text, StringComparison.Ordinal)) is { } file)
            {
                versions[path] = VersionOf(file.Version);
            }
        }

        return new FilesSeen(listings.ToImmutable(), versions.ToImmutable());
    }

    private static FileVersion? VersionOf(string? text) =>
        text is { Length: DigitsOfVersion } && text.All(char.IsAsciiHexDigitLower) ? new FileVersion(text) : null;

    private static string Plain(string? words) =>
        new string([.. (words ?? "").Where(letter => !char.IsControl(letter))]).CutAt(LongestWords) is { Length: > 0 } plain ? plain : "it does not work";

    internal sealed record File(string? Path, string? Version);

    internal sealed record Folder(string? Path, ImmutableArray<Entry?>? Entries, int Left, string? Words)
    {
        public FolderListing ToListing()
        {
            if (Entries is not { IsDefault: false } entries)
            {
                return new FolderListing([], 0, $"{Plain(Words)}.");
            }

            ImmutableArray<FileEntry> shown = [.. entries.Select(entry => entry?.ToEntry()).OfType<FileEntry>().DistinctBy(entry => entry.Name, StringComparer.Ordinal).Take(FileLimits.Entries)];
            return new FolderListing(shown, Math.Max(0, Left) + entries.Length - shown.Length, null);
        }
    }

    internal sealed record Entry(string? Name, string? Kind, long Size, bool Link)
    {
        /// <returns>Null for what cannot be in a folder.</returns>
        public FileEntry? ToEntry() => FilePath.IsName(Name)
            ? new FileEntry(
                Name!,
                Kind switch
                {
                    "file" => FileKind.File,
                    "folder" => FileKind.Folder,
                    _ => FileKind.Other,
                },
                Math.Max(0, Size),
                Link)
            : null;
    }
}
