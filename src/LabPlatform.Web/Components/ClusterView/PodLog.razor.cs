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

    private ElementReference _log;
    private CancellationTokenSource? _end;
    private Task _reading = Task.CompletedTask;

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

    protected override Task LeaveAsync() => StopAsync();

    private void Begin()
    {
        (Text, End) = ("", null);
        _end = CancellationTokenSource.CreateLinkedTokenSource(View.Gone);
        _reading = FollowAsync(_end.Token);
    }

    private async Task AgainAsync()
    {
        await StopAsync();
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

    private async Task StopAsync()
    {
        if (_end is not { } end)
        {
            return;
        }

        _end = null;
        await end.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        end.Dispose();
    }
}
