using BlazorXTerm;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>Finds text in a terminal's screen and scroll-back, while it is typed.</summary>
public sealed partial class TerminalFind
{
    private ElementReference _input;

    /// <summary>What is searched.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Selects the match and answers whether there is one.</summary>
    [Parameter, EditorRequired]
    public required Func<string, XTermSearch, ValueTask<bool>> Search { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string Text { get; set; } = "";

    private string Result { get; set; } = "";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _input.FocusAsync();
        }
    }

    private async Task TypedAsync(ChangeEventArgs change)
    {
        Text = change.Value as string ?? "";
        await LookAsync(new XTermSearch(Incremental: true));
    }

    private Task FindAsync(bool backwards) => LookAsync(new XTermSearch(Backwards: backwards));

    private Task KeyAsync(KeyboardEventArgs key) => key.Key switch
    {
        "Enter" => FindAsync(backwards: key.ShiftKey),
        "Escape" => OnClose.InvokeAsync(),
        _ => Task.CompletedTask,
    };

    private async Task LookAsync(XTermSearch search) =>
        Result = Text.Length == 0 || await Search(Text, search) ? "" : "Not found";
}
