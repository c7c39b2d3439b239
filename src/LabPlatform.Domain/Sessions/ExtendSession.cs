using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Moves a session's deadline by <see cref="SessionRules.Extension"/>, at most <see cref="SessionRules.MaxExtensions"/> times.</summary>
public sealed class ExtendSession(SessionAccess access, SessionChanges changes, ILabEnvironments environments, SessionRules rules, TimeProvider time)
{
    /// <returns>The session with its new deadline; or <see cref="SessionNotFound"/>, <see cref="SessionOver"/>, <see cref="ExtensionsUsedUp"/>, <see cref="EnvironmentTrouble"/>.</returns>
    public async Task<Result<LabSession>> ExecuteAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (Refusal(found) is { } refusal)
        {
            return refusal;
        }

        try
        {
            // The namespaces first: whoever reads their deadline must never find one that is too early.
            await environments.SetDeadlineAsync(session, found!.Deadline + rules.Extension, cancellationToken).ConfigureAwait(false);
        }
        catch (EnvironmentException exception)
        {
            return new EnvironmentTrouble(exception.Message);
        }

        // Two clicks at once are one extension: the second finds another deadline than the one it was asked to move.
        var change = await changes.ApplyAsync(
            session,
            current => current.Deadline == found.Deadline ? current.Extend(rules.Extension, time.GetUtcNow()) : null,
            cancellationToken).ConfigureAwait(false);
        return change switch
        {
            null => new SessionNotFound(),
            { Session: var now } when !now.IsLive() => new SessionOver(),
            { Session: var now } => now,
        };
    }

    private LabError? Refusal(LabSession? session) => session switch
    {
        null => new SessionNotFound(),
        { State: SessionState.Ending or SessionState.Ended } => new SessionOver(),
        { State: SessionState.Starting } => new SessionNotReady(),
        _ when session.Extensions >= rules.MaxExtensions => new ExtensionsUsedUp(rules.MaxExtensions),
        _ => null,
    };
}
