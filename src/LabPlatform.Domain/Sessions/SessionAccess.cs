namespace LabPlatform.Domain.Sessions;

/// <summary>The one place where a session is looked up for a learner: somebody else's session does not exist.</summary>
public sealed class SessionAccess(ISessionStore store)
{
    public async Task<LabSession?> FindAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(session, cancellationToken).ConfigureAwait(false);
        return found?.Learner == learner ? found : null;
    }
}
