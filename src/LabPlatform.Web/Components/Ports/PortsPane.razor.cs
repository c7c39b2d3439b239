using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LabPlatform.Web.Components.Ports;

/// <summary>
/// What listens in the lab, to be opened beside the text or in a tab. It is looked at only while the list can be seen; a page that is shown stays,
/// with all that was typed into it.
/// </summary>
public sealed partial class PortsPane
{
    private readonly PageLoop _watching = new();
    private ElementReference _view;
    private bool _isSeen;
    private string? _focus;

    [Inject]
    public required WatchPorts Watch { get; init; }

    [Inject]
    public required WatchCluster Cluster { get; init; }

    [Inject]
    public required PreviewNames Names { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>Null until it is known.</summary>
    private ListeningPorts? Listening { get; set; }

    private ClusterPicture? Picture { get; set; }

    private IReadOnlyList<(string Title, IReadOnlyList<PortEntry> Entries)> Groups { get; set; } = [];

    private (PreviewTarget Target, int Port, string Path)? Shown { get; set; }

    private string Typed { get; set; } = "";

    /// <summary>Why what was typed cannot be opened, or null.</summary>
    private string? Refusal { get; set; }

    private PreviewAddresses Addresses => Names.Of(Session);

    private string? Trouble => Listening?.Trouble ?? (Picture?.Trouble is { } trouble ? $"{trouble} What you see here may be old. It is tried again by itself." : null);

    /// <summary>Called by the script when the pane comes into sight or leaves it.</summary>
    /// <param name="isSeen">Whether it can be seen.</param>
    /// <param name="remembered">What was shown when this browser left the lab; the first time only, else null.</param>
    [JSInvokable]
    public Task SeenAsync(bool isSeen, ShownPort? remembered)
    {
        _isSeen = isSeen;
        if (Shown is null && remembered?.Target() is { } target)
        {
            Shown = (target, remembered.Port, remembered.Path ?? "/");
            StateHasChanged();
        }

        return AdjustAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await LoadScriptAsync("Components/Ports/PortsPane.razor.js", "serve", _view);
        }

        if (_focus is { } focus)
        {
            _focus = null;
            await CallScriptAsync("focusOn", _view, focus);
        }
    }

    protected override Task LeaveAsync() => _watching.EndAsync();

    private async Task OpenTypedAsync()
    {
        Refusal = PortNumber.TryParse(Typed.Trim(), out var port) ? null : $"A port is a number from 1 to {PortNumber.Highest}.";
        if (Refusal is null)
        {
            await OpenAsync(PreviewTarget.Toolbox, port);
        }
    }

    private async Task OpenAsync(PreviewTarget target, int port)
    {
        (Shown, _focus) = ((target, port, "/"), "iframe");
        await AdjustAsync();
        await RememberAsync("/");
    }

    private async Task CloseAsync()
    {
        (Shown, _focus) = (null, "input");
        await CallScriptAsync("remember", _view, null);
        await AdjustAsync();
    }

    private Task RememberAsync(string path) =>
        Shown is var (target, port, _) ? CallScriptAsync("remember", _view, ShownPort.Of(target, port, path)) : Task.CompletedTask;

    private Task AdjustAsync() =>
        _watching.KeepAsync(_isSeen && Shown is null, token => Task.WhenAll(FollowPortsAsync(token), FollowClusterAsync(token)), View.Gone);

    private Task FollowPortsAsync(CancellationToken cancellationToken) =>
        FollowAsync(Watch.ExecuteAsync(Session.Id, View.Learner, cancellationToken), now => Listening = now);

    private Task FollowClusterAsync(CancellationToken cancellationToken) =>
        FollowAsync(Cluster.ExecuteAsync(Session.Id, View.Learner, cancellationToken), now => Picture = now);

    private async Task FollowAsync<T>(IAsyncEnumerable<T> all, Action<T> take)
    {
        try
        {
            await foreach (var now in all)
            {
                take(now);
                Groups = PortEntry.Group(Listening, Picture);
                StateHasChanged();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
