using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Terminals;

/// <summary>Says whether a learner may use a session's terminals now.</summary>
internal sealed class TerminalAccess(FindSession sessions)
{
    /// <summary>The same words for “not there” and “not yours”.</summary>
    public const string NotFound = "session not found";

    public async Task<bool> AskAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken) =>
        (await sessions.ExecuteAsync(session, learner, cancellationToken))?.State == SessionState.Ready;
}
