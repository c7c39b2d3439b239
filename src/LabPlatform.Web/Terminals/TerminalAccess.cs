using System.Collections.Concurrent;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Terminals;

/// <summary>Says whether a learner may use a session's terminals. Asked on every call, so the answer is kept for a few seconds.</summary>
internal sealed class TerminalAccess(FindSession sessions, TimeProvider time)
{
    /// <summary>The same words for “not there” and “not yours”.</summary>
    public const string NotFound = "session not found";

    private const int Remembered = 10_000;

    private static readonly TimeSpan s_valid = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(SessionId Session, LearnerId Learner), long> _granted = new();

    /// <summary>Whether the session is this learner's and open now, as of a few seconds ago at most.</summary>
    public ValueTask<bool> IsGrantedAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken) =>
        _granted.TryGetValue((session, learner), out var since) && time.GetElapsedTime(since) < s_valid
            ? ValueTask.FromResult(true)
            : new ValueTask<bool>(AskAsync(session, learner, cancellationToken));

    /// <summary>The same, now.</summary>
    public async Task<bool> AskAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var found = await sessions.ExecuteAsync(session, learner, cancellationToken);
        if (found?.State != SessionState.Ready)
        {
            Revoke(session, learner);
            return false;
        }

        if (_granted.Count > Remembered)
        {
            _granted.Clear();
        }

        _granted[(session, learner)] = time.GetTimestamp();
        return true;
    }

    public void Revoke(SessionId session, LearnerId learner) => _granted.TryRemove((session, learner), out _);
}
