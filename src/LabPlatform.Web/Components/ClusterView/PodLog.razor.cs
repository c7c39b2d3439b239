using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>What a pod's containers print, as it comes; the end of it, as a window would show.</summary>
public sealed partial class PodLog
{
    /// <summary>Letters that are kept; what is older is in the pod's own log.</summary>
    private const int Longest = 20_000;

    private readonly PageLoop _reading = new();
    private ElementReference _log;

    [Inject]
    public required ReadPodLogs Logs { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required VirtualNamespace Namespace { get; set; }

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired]
    public required string Pod { get; set; }

    private string Text { get; set; } = "";

    /// <summary>Why nothing more comes, or null.</summary>
    private string? End { get; set; }

    protected override void OnInitialized() => Begin();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadScriptAsync("Components/ClusterView/PodLog.razor.js");
        }

        if (Text.Length > 0)
        {
            await CallScriptAsync("follow", _log);
        }
    }

    protected override Task LeaveAsync() => _reading.StopAsync();

    private void Begin()
    {
        (Text, End) = ("", null);
        _reading.Start(FollowAsync, View.Gone);
    }

    private async Task AgainAsync()
    {
        await _reading.StopAsync();
        Begin();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var part in Logs.ExecuteAsync(Session.Id, View.Learner, Namespace, Pod, cancellationToken))
            {
                var text = Text + part.Text;
                Text = text.Length > Longest ? text[^Longest..] : text;
                End = part.End;
                StateHasChanged();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }

}
