using System.Collections.Immutable;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>
/// A live picture of what the learner has in the cluster. It is watched only while it can be seen: folded away, or behind another pane of a
/// phone, it costs nothing.
/// </summary>
public sealed partial class ClusterPane
{
    private ElementReference _view;
    private bool _isSeen;
    private bool _isMeasured;
    private bool _hasLeft;
    private CancellationTokenSource? _end;
    private Task _watching = Task.CompletedTask;
    private PodPicture? _chosen;
    private VirtualNamespace _chosenIn;

    [Inject]
    public required WatchCluster Watch { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>The newest; null until there is one.</summary>
    private ClusterPicture? Picture { get; set; }

    /// <summary>It takes its room once there is something to draw, and keeps it: the terminal above would jump with each last pod that goes.</summary>
    private bool IsOpen { get; set; }

    private bool ShowsTraffic { get; set; }

    private VersionColours Colours { get; } = new();

    private ImmutableArray<string> Versions { get; set; } = [];

    private string Summary => Picture?.Pods.ToList() is { Count: > 0 } pods
        ? $"{pods.Count} {(pods.Count == 1 ? "pod" : "pods")}, {pods.Count(pod => pod.State == ObjectState.Ready)} ready"
        : "";

    /// <summary>The pod whose details are shown, as it is now; one that is gone stays until its details are closed.</summary>
    private PodPicture? Chosen => _chosen is not { } chosen ? null
        : Picture?.Pods.FirstOrDefault(pod => string.Equals(pod.Uid, chosen.Uid, StringComparison.Ordinal))
            ?? chosen with { State = ObjectState.Going, Sentence = "It is gone." };

    /// <summary>Called by the script when the picture comes into sight or leaves it.</summary>
    [JSInvokable]
    public Task SeenAsync(bool isSeen)
    {
        _isSeen = isSeen;
        return AdjustAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadScriptAsync("Components/ClusterView/ClusterPane.razor.js", "serve", _view);
        }
    }

    protected override Task LeaveAsync()
    {
        _hasLeft = true;
        return StopAsync();
    }

    /// <summary>While requests are sent their diagram says what was changed, so that the picture has to be known also while nobody looks.</summary>
    private Task MeasureAsync(bool isRunning)
    {
        _isMeasured = isRunning;
        return AdjustAsync();
    }

    private Task ToggleTrafficAsync()
    {
        ShowsTraffic = !ShowsTraffic;
        return ShowsTraffic ? Task.CompletedTask : MeasureAsync(false); // the panel takes its requests with it
    }

    private Task AdjustAsync()
    {
        if (_hasLeft || View.Gone.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        if (!_isSeen && !_isMeasured)
        {
            return StopAsync();
        }

        if (_end is null)
        {
            _end = CancellationTokenSource.CreateLinkedTokenSource(View.Gone);
            _watching = FollowAsync(_end.Token);
        }

        return Task.CompletedTask;
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var picture in Watch.ExecuteAsync(Session.Id, View.Learner, cancellationToken))
            {
                Picture = picture;
                IsOpen |= !picture.IsEmpty;
                Colours.Learn(picture.Pods.Select(pod => pod.Version));
                Versions = [.. picture.Pods.Select(pod => pod.Version).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
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

        var watching = _watching;
        _end = null;
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private void Choose(PodPicture pod)
    {
        _chosen = string.Equals(_chosen?.Uid, pod.Uid, StringComparison.Ordinal) ? null : pod;
        _chosenIn = Picture?.Namespaces.FirstOrDefault(space => space.Pods.Contains(pod))?.Name ?? VirtualNamespace.Default;
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key is "Escape" && _chosen is not null ? CloseAsync() : Task.CompletedTask;

    private async Task CloseAsync()
    {
        var uid = _chosen?.Uid;
        _chosen = null;
        await CallScriptAsync("focusPod", _view, uid);
    }
}
