using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>Sends requests to one of the learner's Services and shows who answers, over the last minute.</summary>
public sealed partial class TrafficPanel : IAsyncDisposable
{
    private const int Height = 40;

    private static readonly ImmutableArray<int> s_rates = [1, 2, 5, 10, TrafficOrder.MostPerSecond];

    private readonly PageLoop _measuring = new();
    private ClusterPicture? _before;

    [Inject]
    public required MeasureTraffic Measure { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required ClusterPicture Picture { get; set; }

    [Parameter, EditorRequired]
    public required VersionColours Colours { get; set; }

    /// <summary>Told when requests begin to be sent, and when they end.</summary>
    [Parameter]
    public EventCallback<bool> OnRunning { get; set; }

    private TrafficRecord Record { get; set; } = new();

    /// <summary>From Send until nothing of it goes on any more.</summary>
    private bool IsRunning { get; set; }

    private bool IsStopping { get; set; }

    /// <summary>Namespace and name of a Service, <c>default/web</c>.</summary>
    private string Target { get; set; } = "";

    private string Path { get; set; } = "/";

    private int PerSecond { get; set; } = 10;

    /// <summary>What keeps requests from being sent, or null.</summary>
    private string? Note { get; set; }

    /// <summary>The one that is measured stays while it is away: its requests fail until it is there again.</summary>
    private ImmutableArray<(string Value, string Title)> Targets { get; set; } = [];

    private string Spoken(ImmutableArray<(string Version, int Percent)> shares) => !shares.IsEmpty
        ? $"Who answered in the last seconds: {string.Join(", ", shares.Select(share => $"{share.Version} {share.Percent} %"))}; {Record.Failed} of {Record.Total} failed."
        : $"Nobody answers: {Record.Failed} of {Record.Total} failed.";

    public async ValueTask DisposeAsync() => await _measuring.StopAsync();

    protected override void OnParametersSet()
    {
        var known = Picture.Namespaces.SelectMany(space => space.Services.Select(service => (Value: $"{space.Name}/{service.Name}", Title: Picture.Namespaces.Length > 1 ? $"{service.Name} ({space.Name})" : service.Name)));
        Targets = [.. known, .. Targets.Where(target => IsRunning && string.Equals(target.Value, Target, StringComparison.Ordinal) && known.All(one => !string.Equals(one.Value, Target, StringComparison.Ordinal)))];
        if (Targets.All(target => !string.Equals(target.Value, Target, StringComparison.Ordinal)))
        {
            Target = Targets is [var first, ..] ? first.Value : "";
        }

        if (IsRunning && _before is { } before && !ReferenceEquals(before, Picture))
        {
            foreach (var change in PictureChanges.Between(before, Picture))
            {
                Record.Mark(change);
            }
        }

        _before = Picture;
    }

    private async Task ToggleAsync()
    {
        if (IsStopping)
        {
            return;
        }

        if (IsRunning)
        {
            IsStopping = true; // another run can begin when this one has let go of everything
            await _measuring.StopAsync();
            (IsRunning, IsStopping, Note) = (false, false, null);
            await OnRunning.InvokeAsync(false);
            return;
        }

        if (Target.Split('/') is not [var space, var service])
        {
            return;
        }

        var order = TrafficOrder.Make(new VirtualNamespace(space), service, Path, PerSecond);
        Note = order.Error?.Message;
        if (order.Value is { } given)
        {
            Path = given.Path;
            Record = new TrafficRecord();
            IsRunning = true;
            _measuring.Start(token => FollowAsync(given, token), View.Gone);
            await OnRunning.InvokeAsync(true);
        }
    }

    private async Task FollowAsync(TrafficOrder order, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var news in Measure.ExecuteAsync(Session.Id, View.Learner, order, cancellationToken))
            {
                Record.Add(news.Answers);
                Note = news.Trouble;
                StateHasChanged();
            }

            if (!cancellationToken.IsCancellationRequested)
            {
                IsRunning = false;
                Note = Record.Total > 0 ? $"Stopped after {MeasureTraffic.Longest.TotalMinutes:0} minutes. Press Send to go on." : Note ?? "Nothing could be sent. Press Send to try again.";
                await OnRunning.InvokeAsync(false);
                StateHasChanged();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }



    /// <summary>Stacked from the bottom: versions in their order, what failed on top. All seconds share one scale.</summary>
    private IEnumerable<(string Class, int X, double Y, double Height)> Bars()
    {
        var timeline = Record.Timeline();
        var scale = (double)Height / Math.Max(1, timeline.Max(second => second.Total));
        foreach (var second in timeline)
        {
            var top = (double)Height;
            foreach (var (name, count) in second.Versions.Select(version => (Colours.ClassOf(version.Version), version.Count)).Append(("failed", second.Failed)).Where(part => part.Item2 > 0))
            {
                top -= count * scale;
                yield return (name, TrafficRecord.Seconds - 1 - second.Ago, top, count * scale);
            }
        }
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");
}
