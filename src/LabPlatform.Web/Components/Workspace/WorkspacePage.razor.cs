using BlazorXTerm;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>A running lab: text on the left, terminal on the right. Everything it shows is in the database and in its address.</summary>
public sealed partial class WorkspacePage : IAsyncDisposable
{
    [Inject]
    public required SessionView View { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public required string Id { get; set; }

    /// <summary>What the terminal and the panes around it are made of.</summary>
    private string[] Modules =>
    [
        XTerm.ModuleUrl,
        TerminalTransport.ModuleUrl,
        Assets["Components/Workspace/ShellPane.razor.js"],
        Assets["Components/ClusterView/ClusterPane.razor.js"],
    ];

    protected override async Task OnInitializedAsync()
    {
        var show = RendererInfo.IsInteractive ? ShowAsync : (Func<Action, Task>?)null;
        if (!SessionId.TryParse(Id, out var session) || !await View.LoadAsync(session, show))
        {
            Navigation.NotFound();
        }
    }

    public ValueTask DisposeAsync() => View.DisposeAsync();

    private Task ShowAsync(Action change) => InvokeAsync(() =>
    {
        change();
        StateHasChanged();
    });

    private static string PageTitleOf(LabSession session, Scenario scenario) =>
        (scenario.PageAt(Math.Min(session.CurrentStep, scenario.Steps.Length - 1))?.Title is { Length: > 0 } title ? title + " · " : "") + scenario.Title;
}
