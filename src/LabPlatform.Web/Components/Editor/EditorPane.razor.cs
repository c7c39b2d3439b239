using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Editor;

/// <summary>
/// The files of the lab's machine: a tree, and texts in tabs. Texts live in the browser, also those not saved; here is what is known of their
/// files. The machine is looked at only while the pane can be seen.
/// </summary>
public sealed partial class EditorPane
{
    private readonly PageLoop _watching = new();
    private readonly List<OpenFile> _files = [];
    private ElementReference _view;
    private FileUploads? _uploads;
    private bool _isSeen;
    private bool _isRecalled;
    private int _looks;

    [Inject]
    public required LookAtFiles Look { get; init; }

    [Inject]
    public required ReadFile Read { get; init; }

    [Inject]
    public required WriteFile Write { get; init; }

    [Inject]
    public required DownloadFile Download { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    private TreeView Tree { get; } = new();

    /// <summary>The file in front, or null.</summary>
    private OpenFile? Active { get; set; }

    /// <summary>Why the machine cannot be looked at, until it can.</summary>
    private LabError? Trouble { get; set; }

    /// <summary>Why the last wish was not fulfilled; or null.</summary>
    private LabError? Refusal { get; set; }

    /// <summary>A file somebody wanted to open that is not there; or null.</summary>
    private FilePath? Missing { get; set; }

    private string SavedInWords => Active switch
    {
        { IsSaving: true } => "Saving…",
        { IsUnsaved: true } => "Not saved",
        _ => "Saved",
    };

    /// <summary>Called by the script when the pane comes into sight or leaves it.</summary>
    [JSInvokable]
    public async Task SeenAsync(bool isSeen)
    {
        _isSeen = isSeen;
        if (isSeen && !_isRecalled)
        {
            _isRecalled = true;
            await AdjustAsync(); // the tree need not wait for texts
            await RecallAsync();
        }

        await AdjustAsync();
    }

    /// <summary>Called by the script when a text begins or ceases to differ from its file.</summary>
    [JSInvokable]
    public void Dirty(string path, bool isDirty)
    {
        if (Find(path) is { } file)
        {
            file.IsDirty = isDirty;
            StateHasChanged();
        }
    }

    /// <summary>Called by the script for Ctrl+S.</summary>
    [JSInvokable]
    public Task KeepAsync(string path) => Find(path) is { } file ? SaveAsync(file) : Task.CompletedTask;

    /// <summary>Called by the script when a text of the lab wants a file opened.</summary>
    [JSInvokable]
    public async Task WantAsync(string path)
    {
        if (FilePath.TryParse(path, out var wanted))
        {
            await OpenAsync(wanted);
        }
        else
        {
            Refusal = new PathUnusable();
        }

        StateHasChanged();
    }

    /// <summary>Called by the script for files that were chosen or dropped.</summary>
    /// <param name="folder">Where they are to be.</param>
    /// <param name="first">The number of the first; each more is one higher.</param>
    /// <param name="count">How many they are.</param>
    [JSInvokable]
    public Task OfferAsync(string folder, int first, int count) =>
        _uploads is { } uploads && FilePath.TryParse(folder, out var path) ? uploads.TakeAsync(path, first, count) : Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadScriptAsync("Components/Editor/EditorPane.razor.js", "serve", _view);
        }
    }

    protected override Task LeaveAsync() => _watching.EndAsync();

    private bool IsOpen(FilePath path) => _files.Exists(file => file.Path == path || file.Path.IsBelow(path));

    private Task AdjustAsync() => _watching.KeepAsync(_isSeen, FollowAsync, View.Gone);

    private OpenFile? Find(string path) => _files.Find(file => string.Equals(file.Path.Text, path, StringComparison.Ordinal));

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(cancellationToken);
                await Task.Delay(LookAtFiles.Pause, Time, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var look = ++_looks;
        var seen = await Look.ExecuteAsync(Session.Id, View.Learner, new FilesWanted(Tree.Folders, [.. _files.Select(file => file.Path)]), cancellationToken);
        if (look != _looks)
        {
            return; // something was saved, read or looked at since: what was seen may be older
        }

        Trouble = seen.Error;
        if (seen.Value is { } found)
        {
            Tree.Take(found);
            foreach (var file in _files.Where(file => found.Files.TryGetValue(file.Path, out var version) && file.Take(version)).ToList())
            {
                await ReadAgainAsync(file, evenIfDirty: false);
            }
        }

        StateHasChanged();
    }

    /// <summary>After something of ours that changes what is to be seen.</summary>
    private async Task RefreshAsync()
    {
        await LookAsync(View.Gone);
        await RememberAsync();
    }
}
