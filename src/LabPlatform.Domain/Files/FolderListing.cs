using System.Collections.Immutable;

namespace LabPlatform.Domain.Files;

/// <summary>What is in a folder.</summary>
/// <param name="Entries">Folders first, then by name with hidden ones behind; at most <see cref="FileLimits.Entries"/>.</param>
/// <param name="Left">How many are not among them, because there are too many or their names are no text.</param>
/// <param name="Trouble">Why it cannot be listed, one sentence; or null.</param>
public sealed record FolderListing(ImmutableArray<FileEntry> Entries, int Left, string? Trouble)
{
    public bool Equals(FolderListing? other) =>
        other is not null && Left == other.Left && string.Equals(Trouble, other.Trouble, StringComparison.Ordinal) && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Left, Trouble, Entries.Length);
}

/// <param name="Name">May hold anything but a slash and NUL.</param>
/// <param name="Kind">Of what a link leads to.</param>
/// <param name="Size">In bytes; 0 for what is no file.</param>
/// <param name="IsLink">A symbolic link.</param>
public sealed record FileEntry(string Name, FileKind Kind, long Size, bool IsLink);

public enum FileKind
{
    File,
    Folder,

    /// <summary>A pipe, a socket, a device, or a link that leads nowhere: it is shown, and not opened.</summary>
    Other,
}
