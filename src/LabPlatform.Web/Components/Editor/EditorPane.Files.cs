using LabPlatform.Domain.Files;
using LabPlatform.Domain.Shared;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Editor;

/// <summary>What happens to open files.</summary>
public sealed partial class EditorPane
{
    private async Task OpenAsync(FilePath path)
    {
        (Refusal, Missing) = (null, null);
        if (_files.Find(file => file.Path == path) is null)
        {
            var text = await Read.ExecuteAsync(Session.Id, View.Learner, path, View.Gone);
            if (text.Error is NoSuchFile)
            {
                Missing = path;
                return;
            }

            Refusal = text.Error;
            if (text.Value is not { } found || !await PutAsync(path, found))
            {
                return;
            }
        }

        await ShowAsync(_files.First(file => file.Path == path));
    }

    /// <summary>Gives the browser a text, in a tab of its own.</summary>
    /// <param name="path">Whose.</param>
    /// <param name="text">Null for a file that is yet to be made.</param>
    private async Task<bool> PutAsync(FilePath path, FileText? text)
    {
        if (_files.Exists(file => file.Path == path))
        {
            return true; // opened by a second click while the first was on its way
        }

        if (_files.Count >= FileLimits.OpenFiles)
        {
            Refusal = new TooManyOpen();
            return false;
        }

        var file = new OpenFile(path, text?.Version);
        _files.Add(file);
        using var content = StreamOf(text);
        try
        {
            if (await AskScriptAsync<Restored>("openFile", _view, path.Text, content, text?.Version.Value) is { IsRestored: true } restored)
            {
                file.Restore(restored.Version is { } version ? new FileVersion(version) : null);
            }
        }
        catch (Exception exception) when (exception is JSException or TaskCanceledException)
        {
            _files.Remove(file);
            Refusal = new NotLoaded();
            return false;
        }

        _looks++;
        return true;
    }

    private async Task MakeAsync()
    {
        if (Missing is { } path)
        {
            Missing = null;
            if (await PutAsync(path, text: null))
            {
                await ShowAsync(_files.First(file => file.Path == path));
            }
        }
    }

    /// <param name="file">To be in front.</param>
    /// <param name="focus">Gives the text the keyboard: only where the learner has just asked for it.</param>
    private async Task ShowAsync(OpenFile file, bool focus = true)
    {
        _files.ForEach(other => other.IsComparing = false);
        Active = file;
        StateHasChanged(); // the text is shown in what this renders
        await CallScriptAsync("showFile", _view, file.Path.Text, focus);
        await RememberAsync();
    }

    private async Task TurnToAsync(OpenFile file)
    {
        await ShowAsync(file, focus: false);
        await CallScriptAsync("focusTab", _view);
    }

    private async Task SaveAsync(OpenFile file) => await SaveAsync(file, file.Expected);

    /// <summary>What is replaced is what the learner was told of, or has seen; a third text is a new question.</summary>
    private async Task OverwriteAsync(OpenFile file) => await SaveAsync(file, file.Theirs);

    private async Task SaveAsync(OpenFile file, FileVersion? expected)
    {
        if (file.IsSaving)
        {
            return;
        }

        (file.IsSaving, file.Trouble) = (true, null);
        StateHasChanged();
        LabError? refusal;
        try
        {
            refusal = await StoreAsync(file, expected);
        }
        catch (JSException)
        {
            refusal = new NotLoaded(); // the browser cannot tell the text any more
        }
        finally
        {
            file.IsSaving = false;
            _looks++;
        }

        if (refusal is FileChanged or NameTaken or null)
        {
            await LookAsync(View.Gone); // shows the new file in the tree, or what is there instead
        }

        file.Trouble = refusal is FileChanged or NameTaken && file.State == FileState.Changed ? null : refusal;
        StateHasChanged();
    }

    private async Task<LabError?> StoreAsync(OpenFile file, FileVersion? expected)
    {
        var path = file.Path; // it may be given another name meanwhile
        if (await AskScriptAsync<Taken>("takeText", _view, path.Text) is not { } taken)
        {
            return null; // the page is gone
        }

        if (taken.Size > FileLimits.Text)
        {
            return new FileTooLarge(path, taken.Size, FileLimits.Text);
        }

        // A stream from the browser cannot be empty.
        await using var text = taken.Size == 0 ? null : await AskScriptAsync<IJSStreamReference>("textOf", _view, path.Text);
        await using var content = text is null ? Stream.Null : await text.OpenReadStreamAsync(FileLimits.Text, View.Gone);
        var written = await Write.ExecuteAsync(Session.Id, View.Learner, path, content, taken.Size, expected, View.Gone);
        if (written.Error is null)
        {
            file.Settle(written.Value);
            await CallScriptAsync("saved", _view, file.Path.Text, written.Value.Value);
        }

        return written.Error;
    }

    private Task ReloadAsync(OpenFile file) => ReadAgainAsync(file, evenIfDirty: true);

    private async Task ReadAgainAsync(OpenFile file, bool evenIfDirty)
    {
        var text = await Read.ExecuteAsync(Session.Id, View.Learner, file.Path, View.Gone);
        file.Trouble = text.Error;
        if (text.Value is not { } found)
        {
            return;
        }

        using var content = StreamOf(found);
        if (await AskScriptAsync<Replaced>("replaceText", _view, file.Path.Text, content, found.Version.Value, evenIfDirty) is { IsReplaced: true })
        {
            file.Settle(found.Version);
            file.IsDirty = false;
        }

        _looks++;
    }

    private async Task CompareAsync(OpenFile file)
    {
        if (file.IsComparing)
        {
            file.IsComparing = false;
            await CallScriptAsync("endCompare", _view);
            return;
        }

        var text = await Read.ExecuteAsync(Session.Id, View.Learner, file.Path, View.Gone);
        file.Trouble = text.Error;
        if (text.Value is not { } found || file != Active)
        {
            return; // another text is in front by now
        }

        file.Take(found.Version); // what is seen now is what may be overwritten
        file.IsComparing = file.State == FileState.Changed;
        using var content = StreamOf(found);
        try
        {
            await CallScriptAsync("compare", _view, file.Path.Text, content);
        }
        catch (JSException)
        {
            (file.IsComparing, file.Trouble) = (false, new NotLoaded());
        }
    }

    private async Task CloseAsync(OpenFile file)
    {
        if (file.IsDirty || file.State == FileState.Gone)
        {
            file.IsLeaving = true;
        }
        else
        {
            await DropAsync(file);
        }
    }

    private async Task SaveAndCloseAsync(OpenFile file)
    {
        file.IsLeaving = false;
        await SaveAsync(file);
        if (!file.IsUnsaved)
        {
            await DropAsync(file);
        }
    }

    private async Task DropAsync(OpenFile file)
    {
        var at = _files.IndexOf(file);
        if (!_files.Remove(file))
        {
            return; // a second click
        }

        Active = null;
        await CallScriptAsync("closeFile", _view, file.Path.Text);
        if (_files.Count > 0)
        {
            await ShowAsync(_files[Math.Min(at, _files.Count - 1)]);
        }
        else
        {
            await RememberAsync();
        }
    }

    private async Task MoveAsync((FilePath From, FilePath To) moved)
    {
        foreach (var file in _files.Where(file => file.Path == moved.From || file.Path.IsBelow(moved.From)).ToList())
        {
            var before = file.Path;
            file.Move(moved.From, moved.To);
            await CallScriptAsync("moveFile", _view, before.Text, file.Path.Text);
        }

        await RememberAsync();
    }

    private static DotNetStreamReference StreamOf(FileText? text) => new(new MemoryStream(text is null ? [] : text.Content.ToArray(), writable: false));

    internal sealed record Restored(bool IsRestored, string? Version);

    /// <param name="Size">Bytes, as the browser says.</param>
    internal sealed record Taken(long Size);

    internal sealed record Replaced(bool IsReplaced);

    private sealed record NotLoaded() : LabError("The editor could not be loaded. Look at your connection, and open the file again.");

    private sealed record TooManyOpen() : LabError($"{FileLimits.OpenFiles} files are open. Close one of them first.");
}
