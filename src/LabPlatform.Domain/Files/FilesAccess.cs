using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>The one place where it is decided whether somebody may get at a session's files: its learner, while it is ready.</summary>
public sealed class FilesAccess(SessionAccess access)
{
    public async Task<Result<LabSession>> FindAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken) =>
        await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) switch
        {
            null => new SessionNotFound(),
            { State: SessionState.Ready } found => found,
            { State: SessionState.Starting } => new SessionNotReady(),
            _ => new SessionOver(),
        };
}
