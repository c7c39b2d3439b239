using System.IO.Enumeration;
using System.Runtime.InteropServices;
using LabPlatform.Content.Files;

namespace LabPlatform.Content.Watching;

/// <summary>Numbers that change when a file below a folder is written, added, removed, renamed or made executable: one for all, and one for each folder.</summary>
internal sealed class TreeSnapshot
{
    private readonly Dictionary<string, long> _folders;

    private readonly long _links;

    private TreeSnapshot(Dictionary<string, long> folders, long links)
    {
        _folders = folders;
        _links = links;
        Whole = unchecked(folders.Values.Aggregate(links, (sum, folder) => sum + folder)); // a sum: the order of folders is not fixed
    }

    public long Whole { get; }

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

    private static TreeSnapshot Read(string root)
    {
        var folders = new Dictionary<string, long>(StringComparer.Ordinal);
        var byName = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        var entries = new FileSystemEnumerable<(long Entry, bool IsLink)>(
            root,
            (ref entry) =>
            {
                var hash = Describe(ref entry);
                byName.TryGetValue(entry.Directory, out var sum);
                byName[entry.Directory] = unchecked(sum + hash);
                return (hash, entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
            },
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true })
        {
            ShouldRecursePredicate = static (ref entry) => !entry.FileName.StartsWith('.') && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        var links = entries.Where(entry => entry.IsLink).Aggregate(1L, (sum, entry) => unchecked(sum + entry.Entry));
        return new TreeSnapshot(folders, links);
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
}
