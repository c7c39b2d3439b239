namespace LabPlatform.Domain.Sessions;

/// <summary>Notes that the learner does something, so that the session does not end as idle.</summary>
public sealed class RecordActivity(SessionAccess access, SessionChanges changes, TimeProvider time)
{
    /// <summary>As exactly as activity is known. Calls that come sooner read the session and write nothing.</summary>
    public static TimeSpan Resolution { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Another learner's session, or one that is over, is left alone.</summary>
    public async Task ExecuteAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (now - found?.LastActivityAt >= Resolution)
        {
            await changes.ApplyAsync(session, current => current.Touch(now), cancellationToken).ConfigureAwait(false);
        }
    }
}
