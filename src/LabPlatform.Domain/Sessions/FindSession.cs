namespace LabPlatform.Domain.Sessions;

public sealed class FindSession(SessionAccess access)
{
    /// <returns>The learner's own session in whatever state, or null: somebody else's session does not exist for this learner.</returns>
    public Task<LabSession?> ExecuteAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken) =>
        access.FindAsync(session, learner, cancellationToken);
}
