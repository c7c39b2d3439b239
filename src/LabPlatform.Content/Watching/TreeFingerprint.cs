using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace LabPlatform.Content.Watching;

/// <summary>A number that changes when a file below a folder is written, added, removed, renamed or made executable.</summary>
internal static class TreeFingerprint
{
    /// <returns>0 when the folder cannot be read.</returns>
    public static long Of(string root)
    {
        try
        {
            var entries = new FileSystemEnumerable<long>(root, Describe, new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = true,
            })
            {
                ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.FileName.StartsWith('.') && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            };
            return entries.Aggregate(1L, (sum, entry) => unchecked(sum + entry)); // a sum: the order of a folder's entries is not fixed
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long Describe(ref FileSystemEntry entry)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(entry.Directory));
        hash.AddBytes(MemoryMarshal.AsBytes(entry.FileName));
        hash.Add(entry.IsDirectory ? 0 : entry.Length);
        hash.Add(entry.IsDirectory ? 0 : entry.LastWriteTimeUtc.Ticks);
        hash.Add(entry.IsDirectory ? 0 : Mode(entry.ToFullPath()));
        return hash.ToHashCode();
    }

    private static int Mode(string path)
    {
        try
        {
            return OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);
        }
        catch (IOException) // a link to nothing, or gone meanwhile
        {
            return -1;
        }
    }
}
