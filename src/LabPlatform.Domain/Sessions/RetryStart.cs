using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Tries a lab again that could not be started, or takes too long. Ids are never used twice, so the answer is a new session.</summary>
public sealed class RetryStart(SessionAccess access, EndSession end, StartSession start)
{
    /// <returns>The new session, or the one the learner has started meanwhile; or an error of <see cref="StartSession"/>, or <see cref="SessionNotFound"/>.</returns>
    public async Task<Result<LabSession>> ExecuteAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        switch (found)
        {
            case null:
                return new SessionNotFound();
            case { State: SessionState.Ready }:
                return found;
            case { State: SessionState.Starting }:
                await end.ExecuteAsync(session, learner, cancellationToken).ConfigureAwait(false);
                break;
        }

        return await start.ExecuteAsync(learner, found.Scenario, cancellationToken).ConfigureAwait(false);
    }
}
