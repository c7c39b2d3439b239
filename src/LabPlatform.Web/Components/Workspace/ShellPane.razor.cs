using BlazorXTerm;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>The session's terminals in tabs. Which are open is remembered by the browser; what runs in them lives in the pod.</summary>
public sealed partial class ShellPane : IAsyncDisposable
{
    /// <summary>A session has up to eight; more than four tabs nobody can tell apart.</summary>
    private const int Most = 4;

    private static readonly XTermOptions s_options = new()
    {
        FontFamily = "\"JetBrains Mono\", ui-monospace, \"Liberation Mono\", Menlo, Consolas, monospace",
        Theme = XTermTheme.Dark with { Background = "#0c0e12", CursorAccent = "#0c0e12" }, // --term-paper
    };

    private readonly XTerm?[] _terminals = new XTerm?[Most + 1];
    private readonly XTermTransport?[] _transports = new XTermTransport?[Most + 1];
    private IJSObjectReference? _module;
    private int? _wanted;

    [Inject]
    public required IJSRuntime JavaScript { get; init; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>Terminals 1 to this are open.</summary>
    private int Count { get; set; } = 1;

    private int Active { get; set; } = 1;

    protected override void OnInitialized()
    {
        for (var terminal = 1; terminal <= Most; terminal++)
        {
            _transports[terminal] = TerminalTransport.To(Session.Id, terminal);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _module = await JavaScript.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Components/Workspace/ShellPane.razor.js"]);
            var (count, active) = await _module.InvokeAsync<Tabs>("recall", Session.Id.Value);
            Count = Math.Clamp(count, 1, Most);
            Active = Math.Clamp(active, 1, Count);
            StateHasChanged();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // So is the module.
        }
    }

    private async Task ShowAsync(int terminal)
    {
        Active = terminal;
        Count = Math.Max(Count, terminal);
        StateHasChanged();
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("remember", Session.Id.Value, new Tabs(Count, Active));
        }

        _wanted = terminal;
        await FocusWantedAsync(terminal);
    }

    /// <summary>Gives the keyboard to the terminal the learner has just asked for: at once, or when it has opened.</summary>
    private async Task FocusWantedAsync(int terminal)
    {
        if (_wanted == terminal && _terminals[terminal] is { } shown)
        {
            await shown.FocusAsync();
        }
    }

    private Task TurnAsync(string key) => key switch
    {
        "ArrowRight" => ShowAsync((Active % Count) + 1),
        "ArrowLeft" => ShowAsync(((Active + Count - 2) % Count) + 1),
        _ => Task.CompletedTask,
    };

    private sealed record Tabs(int Count, int Active);
}
