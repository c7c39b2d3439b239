using System.Collections.Immutable;
using BlazorXTerm;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>The session's terminals in tabs. Which are open is remembered by the browser; what runs in them lives in the pod.</summary>
public sealed partial class ShellPane
{
    /// <summary>More tabs nobody can tell apart: those beyond have names, or the author asked for them by number.</summary>
    private const int Plenty = 4;

    private const int Most = TerminalRequest.Terminals;

    private static readonly XTermOptions s_options = new()
    {
        FontFamily = "\"JetBrains Mono\", ui-monospace, \"Liberation Mono\", Menlo, Consolas, monospace",
        Addons = XTermAddons.All & ~XTermAddons.Search, // comes with the first search
    };

    private static readonly XTermTheme s_dark = XTermTheme.Dark with { Background = "#0c0e12", CursorAccent = "#0c0e12" }; // --term-paper

    private readonly XTerm?[] _terminals = new XTerm?[Most + 1];
    private readonly XTermTransport?[] _transports = new XTermTransport?[Most + 1];
    private ElementReference _shells;
    private int? _wanted;

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>Names of the terminals that are open from the start; empty for one without a name.</summary>
    [Parameter]
    public ImmutableArray<string> Names { get; set; } = [];

    private ImmutableArray<Tab> Tabs { get; set; } = [];

    /// <summary>The number of the terminal that is shown.</summary>
    private int Active { get; set; } = 1;

    /// <summary>The number of the one beside it; null where one has all the room.</summary>
    private int? Beside { get; set; }

    private Tab Shown => Tabs.First(tab => tab.Number == Active);

    private TerminalLook Look { get; set; } = new();

    private XTermOptions Options => s_options with { FontSize = Look.FontSize, CopyOnSelect = Look.CopyOnSelect, Theme = Theme };

    private XTermTheme Theme => Look.Colours switch
    {
        "light" => XTermTheme.Light,
        "contrast" => XTermTheme.Contrast,
        _ => s_dark,
    };

    private bool IsFinding { get; set; }

    /// <summary>Called by the page's script: shows the terminal a text asks for, and opens it first when there is none.</summary>
    /// <param name="terminal">A number from 1 to 8, or a name.</param>
    /// <returns>Its number.</returns>
    [JSInvokable]
    public async Task<int> WantAsync(string terminal)
    {
        var isNumber = terminal is [>= '1' and <= (char)('0' + Most)];
        var number = isNumber ? terminal[0] - '0' : 0;
        var tab = Tabs.FirstOrDefault(tab => isNumber ? tab.Number == number : string.Equals(tab.Name, terminal, StringComparison.OrdinalIgnoreCase));
        tab ??= isNumber ? new Tab(number, Name: null) : Free() is { } free ? new Tab(free, terminal) : Tabs[^1];
        await OpenAsync(tab); // the keyboard stays where the learner is reading
        return tab.Number;
    }

    protected override void OnInitialized()
    {
        Tabs = Names.IsEmpty ? [new Tab(1, Name: null)] : [.. Names.Take(Most).Select((name, index) => new Tab(index + 1, name))];
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

        await LoadScriptAsync("Components/Workspace/ShellPane.razor.js", "serve", _shells);
        if (await AskScriptAsync<OpenTabs>("recall", Session.Id.Value) is { } known)
        {
            Recall(known);
        }

        Look = (await AskScriptAsync<TerminalLook>("recallLook") ?? Look).Checked();
        StateHasChanged();
    }

    /// <summary>What the browser remembers is only a wish: numbers are checked, and the author's terminals stay.</summary>
    private void Recall(OpenTabs known)
    {
        Tabs = [.. Tabs.Concat(known.Tabs.Where(tab => tab.Number is >= 1 and <= Most)).DistinctBy(tab => tab.Number).OrderBy(tab => tab.Number)];
        Active = Tabs.Any(tab => tab.Number == known.Active) ? known.Active : Tabs[0].Number;
        Beside = known.Beside != Active && Tabs.Any(tab => tab.Number == known.Beside) ? known.Beside : null;
    }

    private int? Free() => Enumerable.Range(1, Most).Cast<int?>().FirstOrDefault(number => Tabs.All(tab => tab.Number != number));

    private Task MoreAsync() => Free() is { } free ? ShowAsync(new Tab(free, Name: null)) : Task.CompletedTask;

    /// <summary>Takes the tab away and nothing else: the shell goes on, and whoever opens the number again finds it as it was.</summary>
    private Task HideAsync()
    {
        var at = Tabs.IndexOf(Shown);
        var other = Tabs.FirstOrDefault(tab => tab.Number == Beside);
        Tabs = Tabs.RemoveAt(at);
        Beside = null;
        return ShowAsync(other ?? Tabs[Math.Min(at, Tabs.Length - 1)]);
    }

    /// <summary>Two at once: the next that is open, or a new one. What runs in them does not notice.</summary>
    private Task SplitAsync()
    {
        if (Beside is not null)
        {
            Beside = null;
            return ShowAsync(Shown);
        }

        var other = Tabs.Length > 1 ? Tabs[(Tabs.IndexOf(Shown) + 1) % Tabs.Length] : Free() is { } free ? new Tab(free, Name: null) : Shown;
        return ShowAsync(other, beside: Active);
    }

    /// <summary>Of two at once, the one that has the keyboard is the one that commands and tools mean.</summary>
    private Task TurnToAsync(Tab tab) => tab.Number == Beside ? OpenAsync(tab) : Task.CompletedTask;

    /// <summary>Two stand in the order of their tabs, whichever of them is meant.</summary>
    private string? PlaceOf(Tab tab) => Beside is not { } beside ? null : tab.Number == Math.Min(Active, beside) ? "first" : "second";

    private async Task ChangeLookAsync(TerminalLook look)
    {
        Look = look;
        await CallScriptAsync("rememberLook", look);
    }

    private void BeginFind()
    {
        IsFinding = true;
        _wanted = null; // a terminal that has yet to open must not take the keyboard back
    }

    private async Task ToggleFindAsync()
    {
        if (!IsFinding)
        {
            BeginFind();
            return;
        }

        IsFinding = false;
        if (_terminals[Active] is { } shown)
        {
            await shown.FocusAsync();
        }
    }

    private ValueTask<bool> SearchAsync(string text, XTermSearch search) => _terminals[Active]?.SearchAsync(text, search) ?? ValueTask.FromResult(false);

    private async Task DownloadAsync()
    {
        if (_terminals[Active] is { } shown)
        {
            await shown.DownloadAsync($"{Shown.Title}.txt");
        }
    }

    private async Task ClearAsync()
    {
        if (_terminals[Active] is { } shown)
        {
            await shown.ClearAsync();
            await shown.FocusAsync();
        }
    }

    private async Task ShowAsync(Tab tab, int? beside = null)
    {
        await OpenAsync(tab, beside);
        _wanted = tab.Number;
        await FocusWantedAsync(tab.Number);
    }

    private async Task OpenAsync(Tab tab, int? beside = null)
    {
        IsFinding &= tab.Number == Active;
        Beside = tab.Number == Beside ? Active : beside ?? Beside;
        Active = tab.Number;
        Tabs = Tabs.Any(known => known.Number == tab.Number) ? Tabs : [.. Tabs.Append(tab).OrderBy(known => known.Number)];
        StateHasChanged();
        await CallScriptAsync("remember", Session.Id.Value, new OpenTabs(Tabs, Active, Beside));
    }

    /// <summary>Gives the keyboard to the terminal the learner has just asked for: at once, or when it has opened.</summary>
    private async Task FocusWantedAsync(int terminal)
    {
        if (_wanted == terminal && _terminals[terminal] is { } shown)
        {
            await shown.FocusAsync();
        }
    }

    private Task TurnAsync(string key)
    {
        var at = Tabs.IndexOf(Shown);
        return key switch
        {
            "ArrowRight" => ShowAsync(Tabs[(at + 1) % Tabs.Length]),
            "ArrowLeft" => ShowAsync(Tabs[(at + Tabs.Length - 1) % Tabs.Length]),
            _ => Task.CompletedTask,
        };
    }

    /// <param name="Number">The terminal's number in the session.</param>
    /// <param name="Name">By its author, or null.</param>
    private sealed record Tab(int Number, string? Name)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string Title => Name ?? $"Terminal {Number}";
    }

    private sealed record OpenTabs(ImmutableArray<Tab> Tabs, int Active, int? Beside = null);
}
