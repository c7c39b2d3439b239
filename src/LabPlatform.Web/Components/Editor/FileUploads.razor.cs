using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Editor;

/// <summary>Files on their way from the learner's own machine to the lab's, one after the other, and what did not go.</summary>
public sealed partial class FileUploads
{
    private readonly List<Failed> _failed = [];
    private LabError? _refusal;
    private int _left;

    [Inject]
    public required WriteFile Write { get; init; }

    [Inject]
    public required LookAtFiles Look { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>Asks the browser what an offered file is, by its number.</summary>
    [Parameter, EditorRequired]
    public required Func<int, Task<OfferedFile?>> Describe { get; set; }

    /// <summary>Asks the browser for the content of an offered file, by its number.</summary>
    [Parameter, EditorRequired]
    public required Func<int, Task<IJSStreamReference?>> Content { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Begins to take files; returns when all have come, or not.</summary>
    /// <param name="folder">Where they are to be.</param>
    /// <param name="first">The number of the first; each more is one higher.</param>
    /// <param name="count">How many they are.</param>
    public async Task TakeAsync(FilePath folder, int first, int count)
    {
        _refusal = count < 0 || count > FileLimits.Uploads - _left ? new TooManyUploads() : null;
        if (_refusal is null)
        {
            _left += count;
            for (var number = first; number < first + count; number++)
            {
                StateHasChanged();
                if (await Describe(number) is { } file && await SendAsync(folder, file) is { } failed)
                {
                    _failed.Add(failed);
                }

                _left--;
            }

            await OnChanged.InvokeAsync();
        }

        StateHasChanged();
    }

    private async Task<Failed?> SendAsync(FilePath folder, OfferedFile file) =>
        !folder.TryJoin(file.Name, out var path)
            ? new Failed(file, folder, new FileRefused(folder, $"“{FileWords.Shown(file.Name ?? "")}” cannot be the name of a file"))
            : await SendAsync(path, file, expected: null) is { } why ? new Failed(file, path, why) : null;

    /// <summary>What the browser says of the size is a claim; what comes is counted where it goes.</summary>
    private async Task<LabError?> SendAsync(FilePath path, OfferedFile file, FileVersion? expected)
    {
        if (file.IsFolder)
        {
            return new FileRefused(path, "it is a folder; drop the files in it");
        }

        if (file.Size > FileLimits.Upload)
        {
            return new FileTooLarge(path, file.Size, FileLimits.Upload);
        }

        try
        {
            // A stream from the browser cannot be empty.
            await using var reference = file.Size == 0 ? null : await Content(file.Number);
            await using var content = reference is null ? Stream.Null : await reference.OpenReadStreamAsync(FileLimits.Upload, View.Gone);
            return (await Write.ExecuteAsync(Session.Id, View.Learner, path, content, file.Size, expected, View.Gone)).Error;
        }
        catch (JSException)
        {
            return new TransferIncomplete(path); // deleted since it was chosen
        }
    }

    private async Task ReplaceAsync(Failed failed)
    {
        _failed.Remove(failed);
        var seen = await Look.ExecuteAsync(Session.Id, View.Learner, new FilesWanted([], [failed.Path]), View.Gone);
        var why = seen.Error ?? await SendAsync(failed.Path, failed.File, seen.Value!.Files.GetValueOrDefault(failed.Path));
        if (why is not null)
        {
            _failed.Add(failed with { Why = why });
        }

        await OnChanged.InvokeAsync();
    }

    private sealed record Failed(OfferedFile File, FilePath Path, LabError Why);

    private sealed record TooManyUploads() : LabError($"At most {FileLimits.Uploads} files are uploaded at once. Pack more into an archive.");
}

/// <summary>A file that was chosen or dropped in the browser.</summary>
/// <param name="Number">By which the browser finds it again.</param>
/// <param name="Name">Without folders.</param>
/// <param name="Size">Bytes, as the browser says.</param>
/// <param name="IsFolder">It is none.</param>
public sealed record OfferedFile(int Number, string? Name, long Size, bool IsFolder);
