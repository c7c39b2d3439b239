using LabPlatform.Domain.Files;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Editor;

/// <summary>What the browser keeps for the next time this page is opened, and what it takes for good.</summary>
public sealed partial class EditorPane
{
    private static readonly TimeSpan s_downloadLimit = TimeSpan.FromMinutes(3);

    private Task RememberAsync() => CallScriptAsync("remember", _view, new Known(
        [.. _files.Select(file => file.Path.Text)],
        Active?.Path.Text,
        [.. Tree.Folders.Where(folder => folder != FilePath.Home).Select(folder => folder.Text)],
        Drafts: null));

    /// <summary>Opens what was open; texts that were not saved come back with it. What the browser says is only a wish.</summary>
    private async Task RecallAsync()
    {
        if (await AskScriptAsync<Known>("recall", _view) is not { } known)
        {
            return;
        }

        foreach (var folder in PathsOf(known.Folders).Where(folder => folder.IsBelow(FilePath.Home)).Take(FileLimits.Folders))
        {
            Tree.Unfold(folder);
        }

        FilePath[] drafts = [.. PathsOf(known.Drafts)];
        foreach (var path in PathsOf(known.Open).Concat(drafts).Distinct().Take(FileLimits.OpenFiles))
        {
            var text = await Read.ExecuteAsync(Session.Id, View.Learner, path, View.Gone);
            if (text.Error is null || (text.Error is NoSuchFile && drafts.Contains(path)))
            {
                await PutAsync(path, text.Value);
            }
        }

        if (_files.Find(file => string.Equals(file.Path.Text, known.Shown, StringComparison.Ordinal)) is { } shown && Active is null)
        {
            await ShowAsync(shown, focus: false); // the learner may be typing elsewhere
        }
        else if (_files.Count > 0 && Active is null)
        {
            await ShowAsync(_files[0], focus: false);
        }

        await LookAsync(View.Gone);
    }

    private static IEnumerable<FilePath> PathsOf(string[]? texts) =>
        (texts ?? []).Select(text => FilePath.TryParse(text, out var path) ? path : (FilePath?)null).OfType<FilePath>();

    private Task<OfferedFile?> DescribeAsync(int file) => AskScriptAsync<OfferedFile>("describeFile", _view, file);

    private Task<IJSStreamReference?> ContentAsync(int file) => AskScriptAsync<IJSStreamReference>("fileAt", _view, file);

    private async Task DownloadAsync(FilePath path)
    {
        var download = await Download.ExecuteAsync(Session.Id, View.Learner, path, View.Gone);
        Refusal = download.Error;
        if (download.Value is not { } found)
        {
            return;
        }

        await using (found)
        {
            using var content = new DotNetStreamReference(new UntilBroken(found.Content), leaveOpen: true);
            try
            {
                await CallScriptAtLengthAsync(s_downloadLimit, "takeFile", path.Name, content, found.Size);
            }
            catch (Exception exception) when (exception is JSException or TaskCanceledException)
            {
                Refusal = new TransferIncomplete(path);
            }
        }
    }

    /// <param name="Open">Paths, in the order of their tabs.</param>
    /// <param name="Shown">Which of them is in front.</param>
    /// <param name="Folders">Those that are unfolded.</param>
    /// <param name="Drafts">Paths whose texts were not saved; only told by the browser.</param>
    internal sealed record Known(string[]? Open, string? Shown, string[]? Folders, string[]? Drafts);
}
