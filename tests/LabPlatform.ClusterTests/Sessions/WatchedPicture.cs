using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Follows the picture of a session as a page does, until disposed.</summary>
internal sealed class WatchedPicture : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;
    private volatile ClusterPicture? _newest;

    public WatchedPicture(IClusterView view, LabSession session) => _reading = ReadAsync(view, session, _end.Token);

    /// <summary>Null until there is one.</summary>
    public ClusterPicture? Newest => _newest;

    /// <summary>Waits until the newest picture of <c>default</c> is as wanted.</summary>
    public async Task UntilAsync(string what, Func<NamespacePicture, bool> wanted)
    {
        try
        {
            await Waits.UntilAsync(
                what,
                () => _reading.IsFaulted ? Task.FromException<bool>(_reading.Exception!) : Task.FromResult(_newest is { Trouble: null } picture && wanted(picture.Namespaces[0])),
                TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} It shows: {System.Text.Json.JsonSerializer.Serialize(_newest)}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private async Task ReadAsync(IClusterView view, LabSession session, CancellationToken cancellationToken)
    {
        await foreach (var picture in view.WatchAsync(session, cancellationToken))
        {
            _newest = picture;
        }
    }
}
