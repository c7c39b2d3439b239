using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>Shows what a session's learner has in the cluster.</summary>
public interface IClusterView
{
    /// <summary>
    /// How it is now and then after every change, at most ten times a second; a reader who is slow gets the newest. Costs the cluster no more
    /// for many sessions than for one.
    /// </summary>
    /// <remarks>Ends only when cancelled. What cannot be seen is said in <see cref="ClusterPicture.Trouble"/>, and comes back by itself.</remarks>
    IAsyncEnumerable<ClusterPicture> WatchAsync(LabSession session, CancellationToken cancellationToken);
}
