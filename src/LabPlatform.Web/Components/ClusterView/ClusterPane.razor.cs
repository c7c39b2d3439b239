using System.Collections.Immutable;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>
/// A live picture of what the learner has in the cluster. It is watched only while it can be seen: folded away or behind another pane it
/// costs nothing.
/// </summary>
public sealed partial class ClusterPane
{
    private readonly PageLoop _watching = new();
    private ElementReference _view;
    private bool _isSeen;
    private bool _isMeasured;
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

    /// <summary>Whether there has ever been something to draw: before, there is nothing to measure either.</summary>
    private bool IsUsed { get; set; }

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

    protected override Task LeaveAsync() => _watching.EndAsync();

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

    private Task AdjustAsync() => _watching.KeepAsync(_isSeen || _isMeasured, FollowAsync, View.Gone);

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var picture in Watch.ExecuteAsync(Session.Id, View.Learner, cancellationToken))
            {
                Picture = picture;
                IsUsed |= !picture.IsEmpty;
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
