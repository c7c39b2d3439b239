using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>All that the picture knows of one pod. Opened by its tile, closed by button or Escape.</summary>
public sealed partial class PodDetails
{
    private ElementReference _heading;

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required VirtualNamespace Namespace { get; set; }

    [Parameter, EditorRequired]
    public required PodPicture Pod { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private bool ShowsLogs { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _heading.FocusAsync();
        }
    }
}
