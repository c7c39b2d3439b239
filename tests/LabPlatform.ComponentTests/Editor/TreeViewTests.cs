using System.Collections.Immutable;
using LabPlatform.Domain.Files;
using LabPlatform.Web.Components.Editor;

namespace LabPlatform.ComponentTests.Editor;

public sealed class TreeViewTests
{
    [Fact]
    public void Rows_AreBounded_HoweverMuchIsUnfolded()
    {
        var tree = new TreeView();
        FilePath[] folders = [.. Enumerable.Range(0, 3).Select(number => FilePath.TryParse($"f{number}", out var path) ? path : default)];
        Array.ForEach(folders, tree.Unfold);
        var listings = folders.ToImmutableDictionary(folder => folder, _ => Listing(FileLimits.Entries, FileKind.File));

        tree.Take(new FilesSeen(listings.Add(FilePath.Home, Listing(3, FileKind.Folder)), ImmutableDictionary<FilePath, FileVersion?>.Empty));

        tree.Rows.Length.ShouldBe(2000);
        tree.IsCut.ShouldBeTrue();
        tree.Fold(folders[1]);
        tree.Fold(folders[2]);
        tree.Rows.Length.ShouldBe(FileLimits.Entries + 3);
        tree.IsCut.ShouldBeFalse();
    }

    private static FolderListing Listing(int count, FileKind kind) =>
        new([.. Enumerable.Range(0, count).Select(number => new FileEntry($"f{number}", kind, 1, IsLink: false))], 0, null);
}
