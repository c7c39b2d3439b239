using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>A page of one session, for its learner; for anybody else there is no such page.</summary>
public abstract class SessionPage : ComponentBase, IAsyncDisposable
{
    [Inject]
    public required SessionView View { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public required string Id { get; set; }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return View.DisposeAsync();
    }

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
