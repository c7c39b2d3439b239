using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LabPlatform.ComponentTests.Hosting;

/// <summary>Stands for the workspace's page around one of its parts: loads the session, and renders again when it changes.</summary>
internal sealed class SessionRoom<TComponent> : ComponentBase, IAsyncDisposable
    where TComponent : IComponent
{
    [Inject]
    public required SessionView View { get; init; }

    [Parameter, EditorRequired]
    public required SessionId Session { get; set; }

    [Parameter]
    public (string Name, object Value)[] More { get; set; } = [];

    public ValueTask DisposeAsync() => View.DisposeAsync();

    protected override async Task OnInitializedAsync() => (await View.LoadAsync(Session, change => InvokeAsync(() =>
    {
        change();
        StateHasChanged();
    }))).ShouldBeTrue();

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (View is not { Session: { } session, Scenario: { } scenario })
        {
            return;
        }

        builder.OpenComponent<TComponent>(0);
        foreach (var (name, value) in More.Concat([("View", View), ("Session", session), ("Scenario", scenario)]))
        {
            if (typeof(TComponent).GetProperty(name) is not null)
            {
                builder.AddComponentParameter(1, name, value);
            }
        }

        builder.CloseComponent();
    }
}
