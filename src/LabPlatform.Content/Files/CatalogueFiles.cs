using System.Collections.Concurrent;
using System.IO.Enumeration;

namespace LabPlatform.Content.Files;

/// <summary>
/// The files below the catalogue's root and no others. Links are followed as long as they stay inside: repositories of
/// scenarios share scripts that way. An object of this class lives for one round of reading and looks into a folder once.
/// </summary>
internal sealed class CatalogueFiles
{
    private const int MaximumFiles = 2_000;

    private const int MaximumDepth = 16;

    private readonly string _root;

    private readonly string _readable;

    /// <summary>Where folders really are.</summary>
    private readonly ConcurrentDictionary<string, string?> _realFolders;

    /// <summary>What lies in real folders inside; null where one cannot look.</summary>
    private readonly ConcurrentDictionary<string, FolderListing?> _listings;

    private readonly HashSet<string>? _folders;

    /// <param name="root">An existing folder.</param>
    /// <param name="only">The one folder of it that may be read, relative to the root; empty for all.</param>
    public CatalogueFiles(string root, string only = "")
        : this(Real(Path.GetFullPath(root)), Real(Path.Combine(Path.GetFullPath(root), only)), new(StringComparer.Ordinal), new(StringComparer.Ordinal), folders: null)
    {
    }

    private CatalogueFiles(
        string root, string readable, ConcurrentDictionary<string, string?> realFolders, ConcurrentDictionary<string, FolderListing?> listings, HashSet<string>? folders)
    {
        _realFolders = realFolders;
        _listings = listings;
        _root = root;
        _readable = readable;
        _folders = folders;
    }

    /// <summary>The same files, and a note of every real folder in which somebody looks: as long as these do not change, nor will what was found.</summary>
    public CatalogueFiles Noting(HashSet<string> folders) => new(_root, _readable, _realFolders, _listings, folders);

    /// <param name="path">Relative to the root.</param>
    /// <param name="limit">In bytes.</param>
    public FileRead Read(string path, int limit)
    {
        if (Resolve(path) is not { } file)
        {
            return FileRead.Of(FileState.Outside);
        }

        if (!IsThere(file))
        {
            return FileRead.Of(FileState.Missing);
        }

        try
        {
            var info = new FileInfo(file);
            if (!info.Exists || info.LinkTarget is not null) // a link by now: it would lead past what was looked at
            {
                return FileRead.Of(FileState.Missing);
            }

            var executable = !OperatingSystem.IsWindows() && info.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
            if (info.Length > limit)
            {
                return FileRead.Of(FileState.TooLarge);
            }

            // Length 0: not opened, because a pipe or a device has that length too and may block for ever.
            var content = info.Length == 0 ? [] : ReadAtMost(file, info.Length, limit);
            return content is null ? FileRead.Of(FileState.TooLarge) : new FileRead(FileState.Found, content, executable);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileRead.Of(FileState.Unreadable);
        }
    }

    /// <summary>Reads a file that an author named, also where its name is in another case on disk.</summary>
    /// <param name="name">Relative to <paramref name="folder"/>.</param>
    /// <returns>The path as the disk has it, relative to the root, and what came of reading it.</returns>
    public (string Path, FileRead Read) ReadNamed(string folder, string name, int limit)
    {
        var path = $"{folder}/{name}";
        var read = Read(path, limit);
        return read.State == FileState.Missing && FindIgnoringCase(path) is { } other ? (other, Read(other, limit)) : (path, read);
    }

    /// <returns>The folder's path without links, or null where it is outside or in circles: two names of one folder have one.</returns>
    public string? Identity(string path) => Resolve(path);

    public bool FileExists(string path) => Resolve(path) is { } file && IsThere(file) && !IsFolder(file);

    public bool FolderExists(string path) => Resolve(path) is { } folder && IsFolder(folder);

    /// <returns>Names of the files in <paramref name="path"/> in ordinal order.</returns>
    public IReadOnlyList<string> FilesIn(string path) => Names(path, EntryKind.File);

    /// <summary>
    /// What an author meant who wrote <paramref name="path"/> in another case than the disk has it: works on the
    /// machines of those whose file systems do not care.
    /// </summary>
    /// <returns>The path as the disk has it, or null where there is no such file or folder, or more than one.</returns>
    public string? FindIgnoringCase(string path)
    {
        var found = "";
        foreach (var segment in path.Split('/'))
        {
            var exact = CataloguePath.Combine(found, segment);
            if (Exists(exact))
            {
                found = exact;
                continue;
            }

            var alike = Names(found, kind: null).Where(name => name.Equals(segment, StringComparison.OrdinalIgnoreCase)).ToList();
            if (alike.Count != 1)
            {
                return null;
            }

            found = CataloguePath.Combine(found, alike[0]);
        }

        return found;
    }

    /// <returns>Names of the folders in <paramref name="path"/> in ordinal order, without hidden ones and those that lead outside.</returns>
    public IReadOnlyList<string> Folders(string path) =>
        [.. Names(path, EntryKind.Folder).Where(name => name[0] != '.' && FolderExists(CataloguePath.Combine(path, name)))];

    /// <summary>Whether a file of that name lies in some folder below <paramref name="path"/>; links, hidden folders and <c>assets</c> are not looked into.</summary>
    public bool HoldsBelow(string path, string name)
    {
        if (Resolve(path) is not { } folder)
        {
            return false;
        }

        try
        {
            return new FileSystemEnumerable<bool>(folder, static (ref _) => true, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = MaximumDepth })
            {
                ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && entry.Directory.Length > folder.Length && entry.FileName.SequenceEqual(name),
                ShouldRecursePredicate = static (ref entry) => !entry.FileName.StartsWith('.') && entry.FileName is not "assets" && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            }.Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <returns>All files below <paramref name="path"/>, relative to it, in ordinal order; at most 2,000 and 16 folders deep.</returns>
    public IReadOnlyList<string> FilesBelow(string path)
    {
        var found = new List<string>();
        Collect(path, "", depth: 0, found, new HashSet<string>(StringComparer.Ordinal));
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private bool Exists(string path) => Resolve(path) is { } real && IsThere(real);

    /// <param name="measured">Its length a moment ago.</param>
    private static byte[]? ReadAtMost(string file, long measured, int limit)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[Math.Min(measured, limit) + 1]; // one more: it may have grown
        var length = 0;
        while (length < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(length), length) is var read and > 0)
        {
            length += read;
        }

        return length > limit ? null : buffer[..length];
    }

    /// <param name="seen">Real paths: links may lead into a folder twice, or in circles.</param>
    private void Collect(string folder, string prefix, int depth, List<string> found, HashSet<string> seen)
    {
        if (depth > MaximumDepth || Resolve(folder) is not { } real || !seen.Add(real))
        {
            return;
        }

        foreach (var name in Names(folder, EntryKind.File))
        {
            if (found.Count >= MaximumFiles)
            {
                return;
            }

            found.Add(CataloguePath.Combine(prefix, name));
        }

        foreach (var name in Names(folder, EntryKind.Folder))
        {
            Collect(CataloguePath.Combine(folder, name), CataloguePath.Combine(prefix, name), depth + 1, found, seen);
        }
    }

    /// <param name="kind">Of what, or of everything; a link counts as what it leads to, and one that leads nowhere as a file.</param>
    private string[] Names(string path, EntryKind? kind)
    {
        if (Resolve(path) is not { } folder || Listing(folder) is not { } listing)
        {
            return [];
        }

        _folders?.Add(folder);
        return [.. listing.Names.Where(name => kind is null || KindOf(folder, listing, name) == kind).Order(StringComparer.Ordinal)];
    }

    private static EntryKind? KindOf(string folder, FolderListing listing, string name) => listing.Find(name) switch
    {
        EntryKind.Link => Directory.Exists(Path.Join(folder, name)) ? EntryKind.Folder : EntryKind.File,
        var kind => kind,
    };

    /// <param name="real">A path without links.</param>
    private bool IsThere(string real) => Listing(Path.GetDirectoryName(real)) is { } listing ? listing.Find(Path.GetFileName(real)) is not null : Path.Exists(real);

    /// <param name="real">A path without links.</param>
    private bool IsFolder(string real) => Listing(Path.GetDirectoryName(real)) is { } listing ? listing.Find(Path.GetFileName(real)) is EntryKind.Folder : Directory.Exists(real);

    /// <returns>Null outside too: not even names are read there.</returns>
    private FolderListing? Listing(string? real) => real is not null && IsInside(real) ? _listings.GetOrAdd(real, FolderListing.Of) : null;

    private string? Resolve(string path)
    {
        if (path.Length > 0 && !CataloguePath.IsPlain(path))
        {
            return null;
        }

        var real = RealFolder(CataloguePath.Folder(path)) is { } folder ? Follow(folder, CataloguePath.Name(path)) : null;
        if (real is not null)
        {
            _folders?.Add(Path.GetDirectoryName(real) ?? real);
        }

        return real is not null && IsInside(real) ? real : null;
    }

    private bool IsInside(string real) => string.Equals(real, _readable, StringComparison.Ordinal)
        || real.StartsWith(_readable.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <param name="folder">A path without links.</param>
    private string? Follow(string folder, string name) =>
        name.Length > 0 && Listing(folder) is { } listing && listing.Find(name) is not EntryKind.Link ? Path.Join(folder, name) : RealPath.Resolve(folder, name);

    private string? RealFolder(string path) => path.Length == 0 ? _root
        : _realFolders.GetOrAdd(path, static (path, files) => files.RealFolder(CataloguePath.Folder(path)) is { } parent ? files.Follow(parent, CataloguePath.Name(path)) : null, this);

    private static string Real(string folder) =>
        RealPath.Resolve(Path.GetPathRoot(folder)!, folder) ?? throw new IOException("The links of the catalogue's folder go in circles.");
}
