using System.Runtime.CompilerServices;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>Shows a learner what is in the namespaces of their own session.</summary>
public sealed class WatchCluster(SessionAccess access, IClusterView view)
{
    /// <summary>As <see cref="IClusterView.WatchAsync"/>. Nothing for somebody else's session, or one that is not ready.</summary>
    public async IAsyncEnumerable<ClusterPicture> ExecuteAsync(SessionId session, LearnerId learner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) is not { State: SessionState.Ready } found)
        {
            yield break;
        }

        await foreach (var picture in view.WatchAsync(found, cancellationToken).ConfigureAwait(false))
        {
            yield return picture;
        }
    }
}
