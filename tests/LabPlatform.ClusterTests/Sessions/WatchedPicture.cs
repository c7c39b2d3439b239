using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Follows the picture of a session.</summary>
internal sealed class WatchedPicture : IAsyncDisposable
{
    private readonly Followed<ClusterPicture> _followed;
    private volatile ClusterPicture? _newest;

    public WatchedPicture(IClusterView view, LabSession session) => _followed = new Followed<ClusterPicture>(
        token => view.WatchAsync(session, token),
        picture => _newest = picture,
        () => $"It shows: {System.Text.Json.JsonSerializer.Serialize(_newest)}");

    /// <summary>Null until there is one.</summary>
    public ClusterPicture? Newest => _newest;

    /// <summary>Waits until the newest picture of <c>default</c> is as wanted.</summary>
    public Task UntilAsync(string what, Func<NamespacePicture, bool> wanted) =>
        _followed.UntilAsync(what, () => _newest is { Trouble: null } picture && wanted(picture.Namespaces[0]));

    public ValueTask DisposeAsync() => _followed.DisposeAsync();
}
