using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LabPlatform.Web.Components.Editor;

/// <summary>The learner's home as a tree, and what can be done with files there beside writing in them.</summary>
public sealed partial class FileTree
{
    /// <summary>After an undo that did not work: its reason, such as another file of that name, takes a while to be mended.</summary>
    private static readonly TimeSpan s_secondUndoLimit = TimeSpan.FromMinutes(2);

    private readonly List<Deleted> _deleted = [];
    private ElementReference _files;
    private FilePath? _chosen;
    private Naming? _naming;
    private string _name = "";
    private LabError? _trouble;
    private bool _wantsName;

    private enum Naming
    {
        File,
        Folder,
        Rename,
    }

    [Inject]
    public required ChangeFiles Change { get; init; }

    [Inject]
    public required WriteFile Write { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required TreeView Tree { get; set; }

    /// <summary>Whether a text of that path, or of one below it, is open.</summary>
    [Parameter]
    public Func<FilePath, bool> IsOpen { get; set; } = static _ => false;

    [Parameter]
    public EventCallback<FilePath> OnOpen { get; set; }

    [Parameter]
    public EventCallback<FilePath> OnDownload { get; set; }

    /// <summary>Something has another place now.</summary>
    [Parameter]
    public EventCallback<(FilePath From, FilePath To)> OnMoved { get; set; }

    /// <summary>What is shown is not what is there any more.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private TreeRow? Chosen => Tree.Rows.FirstOrDefault(row => row.Path == _chosen);

    /// <summary>Where Tab leads to.</summary>
    private FilePath? TabStop => Chosen?.Path ?? Tree.Rows.FirstOrDefault()?.Path;

    private FilePath Folder => Tree.FolderOf(_chosen);

    private string FolderInWords => FileWords.Shown(Folder);

    private string NamingInWords => _naming switch
    {
        Naming.File => $"New file in {FolderInWords}",
        Naming.Folder => $"New folder in {FolderInWords}",
        _ => $"New name of {FileWords.Shown(Chosen!.Entry.Name)}",
    };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadScriptAsync("Components/Editor/FileTree.razor.js", "serve", _files);
        }

        if (_wantsName)
        {
            _wantsName = false;
            await CallScriptAsync("focusName", _files);
        }
    }

    protected override Task LeaveAsync() => Task.WhenAll(_deleted.Select(deleted => deleted.Forgetting));

    private static string TitleOf(TreeRow row) => row.Entry switch
    {
        { Kind: FileKind.Other } => $"{FileWords.Shown(row.Path)}: a pipe, a socket, a device or a link that leads nowhere",
        { Kind: FileKind.File } => $"{FileWords.Shown(row.Path)}, {FileLimits.InWords(row.Entry.Size)}{(row.Entry.IsLink ? ", a link" : "")}",
        _ => FileWords.Shown(row.Path) + (row.Entry.IsLink ? ", a link" : ""),
    };

    private void Choose(TreeRow row) => _chosen = row.Path;

    private async Task UseAsync(TreeRow row)
    {
        _chosen = row.Path;
        switch (row.Entry.Kind)
        {
            case FileKind.Folder:
                await FoldAsync(row);
                break;
            case FileKind.File:
                await OnOpen.InvokeAsync(row.Path);
                break;
        }
    }

    private async Task FoldAsync(TreeRow row)
    {
        if (row.IsUnfolded)
        {
            Tree.Fold(row.Path);
        }
        else
        {
            Tree.Unfold(row.Path);
        }

        await OnChanged.InvokeAsync();
    }

    /// <summary>What moves the focus is in the script.</summary>
    private Task KeyAsync(TreeRow row, string key) => (key, row) switch
    {
        ("Enter" or " ", _) => UseAsync(row),
        ("ArrowRight", { Entry.Kind: FileKind.Folder, IsUnfolded: false }) or ("ArrowLeft", { IsUnfolded: true }) => FoldAsync(row),
        ("F2", _) => BeginAsync(Naming.Rename),
        ("Delete", _) => DeleteAsync(),
        _ => Task.CompletedTask,
    };

    private Task DownloadAsync() => OnDownload.InvokeAsync(Chosen!.Path);

    private async Task BeginAsync(Naming naming)
    {
        (_naming, _trouble, _wantsName) = (naming, null, true);
        _name = naming == Naming.Rename ? Chosen?.Entry.Name ?? "" : "";
        if (naming != Naming.Rename && Folder != FilePath.Home && !Tree.IsUnfolded(Folder))
        {
            Tree.Unfold(Folder); // so that the new one is seen
            await OnChanged.InvokeAsync();
        }
    }

    private Task NameKeyAsync(KeyboardEventArgs key) => key.Key switch
    {
        "Enter" => NameAsync(),
        "Escape" => GiveUpAsync(),
        _ => Task.CompletedTask,
    };

    private Task GiveUpAsync()
    {
        (_naming, _trouble) = (null, null);
        return CallScriptAsync("focusTree", _files);
    }

    private async Task NameAsync()
    {
        if (_naming is not { } naming)
        {
            return;
        }

        var folder = naming == Naming.Rename ? Chosen!.Path.Parent : Folder;
        if (!folder.TryJoin(_name.Trim(), out var path))
        {
            _trouble = new NoName();
            return;
        }

        _trouble = naming switch
        {
            Naming.File => (await Write.ExecuteAsync(Session.Id, View.Learner, path, Stream.Null, 0, expected: null, View.Gone)).Error,
            Naming.Folder => (await Change.ExecuteAsync(Session.Id, View.Learner, new FileChange.MakeFolder(path), View.Gone)).Error,
            _ => await MoveAsync(Chosen!.Path, path),
        };
        if (_trouble is not null)
        {
            return;
        }

        (_naming, _chosen) = (null, path);
        await OnChanged.InvokeAsync();
        if (naming == Naming.File)
        {
            await OnOpen.InvokeAsync(path);
        }
        else
        {
            await CallScriptAsync("focusTree", _files);
        }
    }

    private async Task<LabError?> MoveAsync(FilePath from, FilePath to)
    {
        if (from == to)
        {
            return null;
        }

        if (IsOpen(to))
        {
            return new NameTaken(to); // by a text whose file is gone: two texts of one path would take each other's place
        }

        var moved = await Change.ExecuteAsync(Session.Id, View.Learner, new FileChange.Move(from, to), View.Gone);
        if (moved.Error is null)
        {
            Tree.Move(from, to);
            _deleted.ForEach(deleted => deleted.Move(from, to));
            await OnMoved.InvokeAsync((from, to));
        }

        return moved.Error;
    }

    private async Task DeleteAsync()
    {
        if (Chosen is not { } row)
        {
            return;
        }

        var kept = await Change.ExecuteAsync(Session.Id, View.Learner, new FileChange.Delete(row.Path), View.Gone);
        _trouble = kept.Error;
        if (kept.Error is null)
        {
            var at = Tree.Rows.IndexOf(row);
            _chosen = Tree.Rows.Skip(at + 1).Concat(Tree.Rows.Take(at).Reverse()).FirstOrDefault(other => !other.Path.IsBelow(row.Path))?.Path;
            OfferUndo(new Deleted(row.Path, kept.Value), ChangeFiles.UndoLimit);
            await OnChanged.InvokeAsync();
            await CallScriptAsync("focusTree", _files);
        }
    }

    private async Task UndoAsync(Deleted deleted)
    {
        if (_deleted.Remove(deleted))
        {
            var back = await Change.ExecuteAsync(Session.Id, View.Learner, new FileChange.Move(deleted.Kept, deleted.Path), View.Gone);
            (_trouble, _chosen) = (back.Error, back.Error is null ? deleted.Path : _chosen);
            if (back.Error is not null)
            {
                OfferUndo(deleted, s_secondUndoLimit);
            }

            await OnChanged.InvokeAsync();
            await CallScriptAsync("focusTree", _files);
        }
    }

    private void OfferUndo(Deleted deleted, TimeSpan limit)
    {
        _deleted.Add(deleted);
        deleted.Forgetting = ForgetAsync(deleted, ++deleted.Offers, limit);
    }

    /// <summary>What the page does not come to do, the next look of another page does.</summary>
    private async Task ForgetAsync(Deleted deleted, int offer, TimeSpan limit)
    {
        try
        {
            await Task.Delay(limit, Time, View.Gone);
            if (deleted.Offers == offer && _deleted.Remove(deleted))
            {
                StateHasChanged();
                await Change.ExecuteAsync(Session.Id, View.Learner, new FileChange.Forget(deleted.Kept), View.Gone);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private sealed class Deleted(FilePath path, FilePath kept)
    {
        /// <summary>Where it was.</summary>
        public FilePath Path { get; private set; } = path;

        /// <summary>Where it is.</summary>
        public FilePath Kept { get; private set; } = kept;

        /// <summary>How often it was offered back: the time of an earlier offer does not end a later one.</summary>
        public int Offers { get; set; }

        public Task Forgetting { get; set; } = Task.CompletedTask;

        /// <summary>A folder above it has another name now.</summary>
        public void Move(FilePath from, FilePath to) => (Path, Kept) = (Path.Moved(from, to), Kept.Moved(from, to));
    }
}
