using Microsoft.JSInterop;

namespace BlazorXTerm;

/// <content>What a page can do with its terminal.</content>
public sealed partial class XTerm
{
    /// <summary>Completes when the terminal is open in the browser; cancelled when it is disposed before.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Writes text and returns when it is shown.</summary>
    public ValueTask WriteAsync(string text, CancellationToken cancellationToken = default) => CallAsync("write", cancellationToken, text);

    /// <summary>Writes UTF-8 and control sequences; a character may be split over two calls. Returns when it is shown.</summary>
    public ValueTask WriteAsync(byte[] bytes, CancellationToken cancellationToken = default) => CallAsync("write", cancellationToken, bytes);

    /// <summary>Removes everything but the line of the cursor.</summary>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => CallAsync("clear", cancellationToken);

    /// <summary>As new: empty screen, no modes, no scroll-back.</summary>
    public ValueTask ResetAsync(CancellationToken cancellationToken = default) => CallAsync("reset", cancellationToken);

    public ValueTask FocusAsync(CancellationToken cancellationToken = default) => CallAsync("focus", cancellationToken);

    /// <summary>Makes it as large as its container. It does so by itself when the container changes.</summary>
    /// <returns>The size after it, or null before the terminal is open.</returns>
    public ValueTask<XTermSize?> FitAsync(CancellationToken cancellationToken = default) => AskAsync<XTermSize?>("fit", cancellationToken);

    /// <summary>Pastes text as a person would: line ends become Enter, and the program learns that it is a paste if it asked to.</summary>
    public ValueTask PasteAsync(string text, CancellationToken cancellationToken = default) => CallAsync("paste", cancellationToken, text);

    /// <returns>The selected text, or empty.</returns>
    public async ValueTask<string> GetSelectionAsync(CancellationToken cancellationToken = default) =>
        await AskAsync<string?>("getSelection", cancellationToken) ?? "";

    public ValueTask ClearSelectionAsync(CancellationToken cancellationToken = default) => CallAsync("clearSelection", cancellationToken);

    /// <summary>Selects and shows the next (or previous) match in screen and scroll-back.</summary>
    /// <returns>Whether there is one.</returns>
    public ValueTask<bool> SearchAsync(string text, XTermSearch? options = null, CancellationToken cancellationToken = default) =>
        AskAsync<bool>("search", cancellationToken, text, options ?? new XTermSearch());

    /// <summary>Gives the user screen and scroll-back as a text file, with the lines as the program wrote them.</summary>
    /// <param name="fileName">What the browser calls it.</param>
    public ValueTask DownloadAsync(string fileName, CancellationToken cancellationToken = default) => CallAsync("download", cancellationToken, fileName);

    private async ValueTask CallAsync(string method, CancellationToken cancellationToken, params object?[] arguments)
    {
        if (!_disposed && _terminal is { } terminal)
        {
            await terminal.InvokeVoidAsync(method, cancellationToken, arguments);
        }
    }

    private async ValueTask<T?> AskAsync<T>(string method, CancellationToken cancellationToken, params object?[] arguments) =>
        !_disposed && _terminal is { } terminal ? await terminal.InvokeAsync<T>(method, cancellationToken, arguments) : default;
}
