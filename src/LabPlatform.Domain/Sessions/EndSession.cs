using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Ends a session because its learner says so.</summary>
public sealed class EndSession(SessionAccess access, SessionChanges changes, ReconcileSignal reconcile)
{
    /// <summary>Returns at once; the namespaces are deleted in the background. Ending twice is no error.</summary>
    /// <returns>The session, ending or ended; or <see cref="SessionNotFound"/>.</returns>
    public async Task<Result<LabSession>> ExecuteAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) is null)
        {
            return new SessionNotFound();
        }

        var change = await changes.ApplyAsync(session, current => current.BeginEnd(EndReason.ByLearner), cancellationToken).ConfigureAwait(false);
        reconcile.Send();
        return change is null ? new SessionNotFound() : change.Session;
    }
}
