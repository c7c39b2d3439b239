using System.Collections.Concurrent;

namespace LabPlatform.Domain.Sessions;

/// <summary>Notes that the learner does something, so that the session does not end as idle. Cheap enough for every key stroke.</summary>
public sealed class RecordActivity(SessionAccess access, SessionChanges changes, TimeProvider time)
{
    private static readonly TimeSpan s_resolution = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<SessionId, DateTimeOffset> _lastWrites = new();

    /// <summary>Writes at most every 30 s per session; another learner's session, or one that is over, is left alone.</summary>
    public async Task ExecuteAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = _lastWrites.GetOrAdd(session, DateTimeOffset.MinValue);
        if (now - last < s_resolution || !_lastWrites.TryUpdate(session, now, last))
        {
            return;
        }

        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (found is null || !found.IsLive())
        {
            _lastWrites.TryRemove(session, out _);
            return;
        }

        await changes.ApplyAsync(session, current => current.Touch(now), cancellationToken).ConfigureAwait(false);
    }
}
