namespace LabPlatform.Domain.Files;

/// <summary>What is done to files beside reading and writing. Nothing of it replaces a file that is there.</summary>
public abstract record FileChange
{
    private FileChange(FilePath from, FilePath to) => (From, To) = (from, to);

    /// <summary>What it is about.</summary>
    public FilePath From { get; }

    /// <summary>Where that is to be afterwards, as far as it is known; else as <see cref="From"/>.</summary>
    public FilePath To { get; }

    /// <summary>With the folders above it that are missing.</summary>
    public sealed record MakeFolder(FilePath Path) : FileChange(Path, Path);

    /// <summary>Gives a file or a folder another name or place; a link is moved itself.</summary>
    public sealed record Move(FilePath Old, FilePath New) : FileChange(Old, New);

    /// <summary>Puts a file, or a folder with all that is in it, aside: to be moved back, or forgotten.</summary>
    public sealed record Delete(FilePath Path) : FileChange(Path, Path);

    /// <summary>Deletes for good what was put aside.</summary>
    /// <param name="Kept">Where it was put.</param>
    public sealed record Forget(FilePath Kept) : FileChange(Kept, Kept);
}
