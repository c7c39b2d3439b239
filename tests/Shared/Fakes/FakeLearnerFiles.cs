using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>The files of one machine, in memory. What the test changes is as if done in the terminal.</summary>
internal sealed class FakeLearnerFiles : ILearnerFiles
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, byte[]?> _entries = new(StringComparer.Ordinal) { ["/root"] = null };
    private int _kept;

    /// <summary>How often somebody has looked.</summary>
    public int Looks { get; private set; }

    /// <summary>What was looked at last.</summary>
    public FilesWanted? Wanted { get; private set; }

    /// <summary>What everything is answered with, while it is set.</summary>
    public LabError? Trouble { get; set; }

    /// <summary>What the next write is answered with.</summary>
    public LabError? WriteTrouble { get; set; }

    /// <summary>Makes a file with the folders above it.</summary>
    public void Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public void Put(string path, byte[] content)
    {
        lock (_gate)
        {
            MakeFolders(Path(path).Parent);
            _entries[path] = content;
        }
    }

    public void PutFolder(string path)
    {
        lock (_gate)
        {
            MakeFolders(Path(path));
        }
    }

    public void Remove(string path)
    {
        lock (_gate)
        {
            _entries.Remove(path);
        }
    }

    /// <summary>Null where there is no such file.</summary>
    public string? TextOf(string path)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(path) is { } content ? Encoding.UTF8.GetString(content) : null;
        }
    }

    /// <summary>Everything there is, also what was put aside.</summary>
    public string[] Everything
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Keys];
            }
        }
    }

    public Task<Result<FilesSeen>> LookAsync(LabSession session, FilesWanted wanted, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (Looks, Wanted) = (Looks + 1, wanted);
            return Answer<FilesSeen>(() => new FilesSeen(
                wanted.Folders.Where(folder => _entries.TryGetValue(folder.Text, out var content) && content is null).ToImmutableDictionary(folder => folder, ListingOf),
                wanted.Files.ToImmutableDictionary(file => file, file => VersionOf(file))));
        }
    }

    public Task<Result<FileText>> ReadAsync(LabSession session, FilePath path, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Answer<FileText>(() => _entries.GetValueOrDefault(path.Text) switch
            {
                null => _entries.ContainsKey(path.Text) ? new NotAFile(path) : new NoSuchFile(path),
                { Length: > FileLimits.Text } content => new FileTooLarge(path, content.Length, FileLimits.Text),
                var content when content.Contains((byte)0) => new FileIsNoText(path),
                var content => new FileText(content, VersionOf(path)!.Value),
            });
        }
    }

    public async Task<Result<FileVersion>> WriteAsync(LabSession session, FilePath path, Stream content, long size, FileVersion? expected, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        lock (_gate)
        {
            if ((WriteTrouble ?? Trouble) is { } trouble)
            {
                WriteTrouble = null;
                return trouble;
            }

            if (copy.Length != size)
            {
                return new TransferIncomplete(path);
            }

            if (VersionOf(path) != expected)
            {
                return expected is null ? new NameTaken(path) : new FileChanged(path);
            }

            MakeFolders(path.Parent);
            _entries[path.Text] = copy.ToArray();
            return VersionOf(path)!.Value;
        }
    }

    public Task<Result<FilePath>> ChangeAsync(LabSession session, FileChange change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Answer<FilePath>(() =>
            {
                switch (change)
                {
                    case FileChange.MakeFolder(var path):
                        return _entries.ContainsKey(path.Text) ? new NameTaken(path) : Made(path);
                    case FileChange.Delete(var path):
                        return Moved(path, Path($"{path.Parent.Text}/.lab-aside-{++_kept}"));
                    case FileChange.Forget(var kept):
                        return Forgotten(kept);
                    default:
                        return _entries.ContainsKey(change.To.Text) ? new NameTaken(change.To) : Moved(change.From, change.To);
                }
            });
        }
    }

    public Task<Result<FileDownload>> DownloadAsync(LabSession session, FilePath path, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Answer<FileDownload>(() => _entries.GetValueOrDefault(path.Text) is { } content
                ? new FileDownload(new MemoryStream(content, writable: false), content.Length)
                : new NoSuchFile(path));
        }
    }

    private static FilePath Path(string text) => FilePath.TryParse(text, out var path) ? path : throw new InvalidOperationException($"“{text}” is no path.");

    private Task<Result<T>> Answer<T>(Func<Result<T>> answer) => Task.FromResult(Trouble is { } trouble ? trouble : answer());

    private FileVersion? VersionOf(FilePath path) =>
        _entries.GetValueOrDefault(path.Text) is { } content ? new FileVersion(Convert.ToHexStringLower(SHA256.HashData(content))) : null;

    private FolderListing ListingOf(FilePath folder) => new(
        [.. _entries
            .Select(entry => (Path: Path(entry.Key), Content: entry.Value))
            .Where(entry => entry.Path.Parent == folder && entry.Path != folder && !entry.Path.Name.StartsWith(".lab-aside-", StringComparison.Ordinal))
            .OrderBy(entry => entry.Content is not null)
            .ThenBy(entry => entry.Path.Name, StringComparer.OrdinalIgnoreCase)
            .Select(entry => new FileEntry(entry.Path.Name, entry.Content is null ? FileKind.Folder : FileKind.File, entry.Content?.Length ?? 0, IsLink: false))],
        Left: 0,
        Trouble: null);

    private void MakeFolders(FilePath path)
    {
        for (; path != default; path = path.Parent)
        {
            _entries.TryAdd(path.Text, null);
        }
    }

    private Result<FilePath> Made(FilePath path)
    {
        MakeFolders(path);
        return path;
    }

    private Result<FilePath> Moved(FilePath from, FilePath to)
    {
        (FilePath Path, byte[]? Content)[] moved = [.. _entries.Select(entry => (Path(entry.Key), entry.Value)).Where(entry => entry.Item1 == from || entry.Item1.IsBelow(from))];
        foreach (var (path, content) in moved)
        {
            _entries.Remove(path.Text);
            _entries[path.Moved(from, to).Text] = content;
        }

        return moved.Length > 0 ? to : new NoSuchFile(from);
    }

    private Result<FilePath> Forgotten(FilePath kept)
    {
        foreach (var key in _entries.Keys.Where(key => Path(key) == kept || Path(key).IsBelow(kept)).ToList())
        {
            _entries.Remove(key);
        }

        return kept;
    }
}
