using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Previews;

/// <summary>Finds what a preview's host stands for, for the learner it belongs to.</summary>
public sealed class FindPort(SessionAccess access, IClusterView view)
{
    /// <returns>Null for what is not there, not ready any more, or somebody else's: nobody can tell which.</returns>
    public async Task<FoundPort?> ExecuteAsync(PreviewHost host, LearnerId learner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Port is not { } port
            || await access.FindAsync(host.Session, learner, cancellationToken).ConfigureAwait(false) is not { State: SessionState.Ready } session
            || !PreviewNames.IsOf(host, session))
        {
            return null;
        }

        var target = host.Key is null ? PreviewTarget.Toolbox : await FindAsync(host.Key, session, cancellationToken).ConfigureAwait(false);
        return target is null ? null : new FoundPort(session, target, port);
    }

    private async Task<PreviewTarget?> FindAsync(string key, LabSession session, CancellationToken cancellationToken)
    {
        await foreach (var picture in view.WatchAsync(session, cancellationToken).ConfigureAwait(false))
        {
            return PreviewTarget.AllIn(picture).Select(one => one.Target).FirstOrDefault(target => string.Equals(target.Key, key, StringComparison.Ordinal));
        }

        return null;
    }
}

/// <summary>A port of a session that is ready.</summary>
public sealed record FoundPort(LabSession Session, PreviewTarget Target, int Port);
