using System.Collections.Immutable;
using LabPlatform.Domain.Files;

namespace LabPlatform.Web.Components.Editor;

/// <summary>What is shown of the folders: which are unfolded, and what is in them.</summary>
public sealed class TreeView
{
    /// <summary>Each costs the site memory for each window that shows it, and nobody reads so many.</summary>
    private const int MostRows = 2000;

    private readonly HashSet<FilePath> _unfolded = [];
    private ImmutableDictionary<FilePath, FolderListing> _listings = ImmutableDictionary<FilePath, FolderListing>.Empty;

    /// <summary>All that are to be looked at, the home first.</summary>
    public ImmutableArray<FilePath> Folders => [FilePath.Home, .. _unfolded.Where(IsShown).OrderBy(path => path.Text, StringComparer.Ordinal)];

    /// <summary>Of the home; null until it was looked at.</summary>
    public FolderListing? Home => _listings.GetValueOrDefault(FilePath.Home);

    /// <summary>From top to bottom.</summary>
    public ImmutableArray<TreeRow> Rows { get; private set; } = [];

    /// <summary>Whether there are more than are drawn.</summary>
    public bool IsCut { get; private set; }

    public bool IsUnfolded(FilePath folder) => folder == FilePath.Home || _unfolded.Contains(folder);

    public void Unfold(FilePath folder)
    {
        _unfolded.Add(folder);
        Draw();
    }

    public void Fold(FilePath folder)
    {
        _unfolded.RemoveWhere(path => path == folder || path.IsBelow(folder));
        Draw();
    }

    public void Move(FilePath from, FilePath to)
    {
        FilePath[] moved = [.. _unfolded.Where(path => path == from || path.IsBelow(from))];
        _unfolded.ExceptWith(moved);
        _unfolded.UnionWith(moved.Select(path => path.Moved(from, to)));
    }

    public void Take(FilesSeen seen)
    {
        _listings = seen.Folders;
        Draw();
    }

    /// <summary>The folder a new file goes to when something is chosen: the folder itself, or the one it is in.</summary>
    public FilePath FolderOf(FilePath? chosen) =>
        Rows.FirstOrDefault(row => row.Path == chosen) is not { Entry.Kind: var kind } row ? FilePath.Home : kind == FileKind.Folder ? row.Path : row.Path.Parent;

    private bool IsShown(FilePath folder)
    {
        for (var above = folder.Parent; above.IsBelow(FilePath.Home); above = above.Parent)
        {
            if (!_unfolded.Contains(above))
            {
                return false;
            }
        }

        return true;
    }

    private void Draw()
    {
        var rows = ImmutableArray.CreateBuilder<TreeRow>();
        IsCut = false;
        Draw(rows, FilePath.Home, level: 1);
        Rows = rows.ToImmutable();
    }

    private void Draw(ImmutableArray<TreeRow>.Builder rows, FilePath folder, int level)
    {
        if (!_listings.TryGetValue(folder, out var listing))
        {
            return;
        }

        for (var index = 0; index < listing.Entries.Length; index++)
        {
            if (rows.Count == MostRows)
            {
                IsCut = true;
                return;
            }

            var entry = listing.Entries[index];
            if (!folder.TryJoin(entry.Name, out var path))
            {
                continue; // so deep that nothing could be done with it
            }

            var isUnfolded = entry.Kind == FileKind.Folder && _unfolded.Contains(path);
            var inside = isUnfolded ? _listings.GetValueOrDefault(path) : null;
            rows.Add(new TreeRow(path, entry, level, index + 1, listing.Entries.Length, isUnfolded, isUnfolded && inside is null, inside));
            if (isUnfolded)
            {
                Draw(rows, path, level + 1);
            }
        }
    }
}

/// <param name="Level">1 and more.</param>
/// <param name="Position">Among those of its folder, 1 and more.</param>
/// <param name="Count">How many those are.</param>
/// <param name="IsLoading">Unfolded, and nobody has looked yet.</param>
/// <param name="Inside">What is in an unfolded folder; null until it was looked at.</param>
public sealed record TreeRow(FilePath Path, FileEntry Entry, int Level, int Position, int Count, bool IsUnfolded, bool IsLoading, FolderListing? Inside)
{
    /// <summary>To stand below the folder's name where its entries do not say it all; or null.</summary>
    public string? Remark => RemarkOn(Inside);

    public static string? RemarkOn(FolderListing? listing) => listing switch
    {
        { Trouble: { } trouble } => trouble,
        { Left: > 0 } => $"… and {listing.Left} more: see them with ls",
        { Entries.IsEmpty: true } => "Empty",
        _ => null,
    };
}
