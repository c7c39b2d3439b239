using System.IO.Enumeration;

namespace LabPlatform.Content.Files;

/// <summary>What lies directly in a folder, as the disk tells it in one go: asking for each name is most of the work of reading many small files.</summary>
internal sealed class FolderListing
{
    private readonly Dictionary<string, EntryKind> _kinds;

    private FolderListing(Dictionary<string, EntryKind> kinds) => _kinds = kinds;

    /// <param name="folder">A real, absolute path.</param>
    /// <returns>Null where its names cannot be read; one may know a name in it even so.</returns>
    public static FolderListing? Of(string folder)
    {
        try
        {
            var kinds = Entries(folder, FileAttributes.None).ToDictionary(entry => entry.Name, static _ => EntryKind.Link, StringComparer.Ordinal);
            foreach (var (name, isFolder) in Entries(folder, FileAttributes.ReparsePoint))
            {
                kinds[name] = isFolder ? EntryKind.Folder : EntryKind.File;
            }

            return new FolderListing(kinds);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>Null where there is no such name.</returns>
    public EntryKind? Find(string name) => _kinds.TryGetValue(name, out var kind) ? kind : null;

    public IEnumerable<string> Names => _kinds.Keys;

    // Twice, and what the second leaves out is a link: to ask an entry for its attributes would be a call for each file.
    private static FileSystemEnumerable<(string Name, bool IsFolder)> Entries(string folder, FileAttributes without) =>
        new(folder, static (ref entry) => (entry.FileName.ToString(), entry.IsDirectory), new EnumerationOptions { AttributesToSkip = without, IgnoreInaccessible = false });
}

internal enum EntryKind
{
    File,
    Folder,

    /// <summary>A symbolic link to either, or to nothing.</summary>
    Link,
}
