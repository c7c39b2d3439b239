using Microsoft.JSInterop;

namespace BlazorXTerm;

/// <summary>The methods the script may call: nothing else of the component is within its reach.</summary>
internal sealed class XTermCallbacks(XTerm owner)
{
    [JSInvokable]
    public Task RaiseDataAsync(string text) => owner.OnData.InvokeAsync(text);

    [JSInvokable]
    public Task RaiseBinaryAsync(byte[] bytes) => owner.OnBinary.InvokeAsync(bytes);

    [JSInvokable]
    public Task RaiseResizeAsync(int columns, int rows) => owner.OnResize.InvokeAsync(new XTermSize(columns, rows));

    [JSInvokable]
    public Task RaiseTitleAsync(string title) => owner.OnTitle.InvokeAsync(title);

    [JSInvokable]
    public Task RaiseBellAsync() => owner.OnBell.InvokeAsync();

    [JSInvokable]
    public Task RaiseSelectionAsync(bool selected) => owner.OnSelection.InvokeAsync(selected);

    [JSInvokable]
    public Task RaiseFindAsync() => owner.OnFind.InvokeAsync();

    [JSInvokable]
    public Task RaiseNoticeAsync(string? text, string kind) => owner.OnNotice.InvokeAsync(new XTermNotice(text, kind));
}
