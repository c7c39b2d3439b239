using System.IO.Enumeration;
using System.Runtime.InteropServices;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading;

namespace LabPlatform.Content.Watching;

/// <summary>Numbers that change when a file below a folder is written, added, removed, renamed or made executable: one for all, and one for each folder.</summary>
internal sealed class TreeSnapshot
{
    private const int Recursion = 32;

    private readonly Dictionary<string, long> _folders = new(StringComparer.Ordinal);

    /// <summary>Folders that have a scenario somewhere below.</summary>
    private readonly HashSet<string> _aboveScenarios = new(StringComparer.Ordinal);

    private long _links = 1;

    private TreeSnapshot()
    {
    }

    public long Whole { get; private set; }

    /// <returns>Null when the folder cannot be read.</returns>
    public static TreeSnapshot? Of(string root)
    {
        try
        {
            var full = Path.GetFullPath(root);
            var real = RealPath.Resolve(Path.GetPathRoot(full)!, full);
            return real is not null && Directory.Exists(real) ? Read(real) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="folders">Real paths.</param>
    /// <returns>Whether what lies directly in these folders is as it was, and every link of the tree too.</returns>
    public bool IsUnchangedSince(TreeSnapshot before, IEnumerable<string> folders) =>
        _links == before._links && folders.All(folder => _folders.GetValueOrDefault(folder) == before._folders.GetValueOrDefault(folder));

    /// <param name="folder">A real path.</param>
    public bool HasScenarioBelow(string folder) => _aboveScenarios.Contains(folder);

    private static TreeSnapshot Read(string root)
    {
        var snapshot = new TreeSnapshot();
        var inside = new List<string>();
        snapshot.Take(Entries(root, recursive: false, inside));

        // Courses beside each other: the time goes by in waiting for the disk and in asking for each file.
        Parallel.ForEach(inside, folder =>
        {
            var entries = Entries(folder, recursive: true, inside: null).ToList();
            lock (snapshot)
            {
                snapshot.Take(entries);
            }
        });
        snapshot.Whole = unchecked(snapshot._folders.Values.Aggregate(snapshot._links, (sum, folder) => sum + folder)); // a sum: the order of folders is not fixed
        return snapshot;
    }

    /// <param name="inside">Gets the folders that are walked separately.</param>
    private static FileSystemEnumerable<Entry> Entries(string folder, bool recursive, List<string>? inside)
    {
        var last = folder;
        return new FileSystemEnumerable<Entry>(
            folder,
            (ref entry) =>
            {
                last = entry.Directory.SequenceEqual(last) ? last : entry.Directory.ToString(); // one string for the files of a folder
                return new Entry(last, Describe(ref entry), entry.Attributes.HasFlag(FileAttributes.ReparsePoint), !entry.IsDirectory && entry.FileName is ScenarioReader.IndexName);
            },
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true, MaxRecursionDepth = Recursion })
        {
            ShouldRecursePredicate = (ref entry) =>
            {
                var isPlain = !entry.FileName.StartsWith('.') && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                if (isPlain && !recursive)
                {
                    inside!.Add(entry.ToFullPath());
                }

                return isPlain && recursive;
            },
        };
    }

    private void Take(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            _folders[entry.Folder] = unchecked(_folders.GetValueOrDefault(entry.Folder) + entry.Hash);
            _links += entry.IsLink ? entry.Hash : 0;
            for (var above = entry.IsIndex ? Path.GetDirectoryName(entry.Folder) : null; above is not null && _aboveScenarios.Add(above);)
            {
                above = Path.GetDirectoryName(above);
            }
        }
    }

    private static long Describe(ref FileSystemEntry entry)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(entry.Directory));
        hash.AddBytes(MemoryMarshal.AsBytes(entry.FileName));
        if (!entry.IsDirectory)
        {
            var info = entry.ToFileSystemInfo(); // knows already what the entry knows: no further call
            hash.Add(entry.Length);
            hash.Add(entry.LastWriteTimeUtc.Ticks);
            hash.Add(OperatingSystem.IsWindows() ? 0 : (int)info.UnixFileMode);
            hash.Add(entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? info.LinkTarget : null, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private readonly record struct Entry(string Folder, long Hash, bool IsLink, bool IsIndex);
}
