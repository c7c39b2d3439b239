using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Ports;

/// <summary>Where links to a lab's web ports lead that name no port.</summary>
public sealed partial class PortsPage : IAsyncDisposable
{
    [Inject]
    public required SessionView View { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public required string Id { get; set; }

    public ValueTask DisposeAsync() => View.DisposeAsync();

    protected override async Task OnInitializedAsync()
    {
        var show = RendererInfo.IsInteractive ? ShowAsync : (Func<Action, Task>?)null;
        if (!SessionId.TryParse(Id, out var session) || !await View.LoadAsync(session, show))
        {
            Navigation.NotFound();
        }
    }

    private Task ShowAsync(Action change) => InvokeAsync(() =>
    {
        change();
        StateHasChanged();
    });
}
