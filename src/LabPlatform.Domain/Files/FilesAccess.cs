using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>The one place where it is decided whether somebody may get at a session's files: its learner, while it is ready.</summary>
public sealed class FilesAccess(SessionAccess access)
{
    /// <summary>Of one session at once, from all its windows: each is a program in its machine, and may hold an answer of megabytes here.</summary>
    private const int Most = 8;

    private readonly SessionSlots _slots = new(Most);

    /// <summary>As <see cref="FindAsync"/>, for one thing that is done there. Refused with <see cref="MachineBusy"/> while too much is.</summary>
    public async Task<Result<FilesVisit>> EnterAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken)
    {
        var found = await FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (found.Error is { } refusal)
        {
            return refusal;
        }

        return _slots.TryTake(session) ? new FilesVisit(found.Value!, () => _slots.GiveBack(session)) : new MachineBusy(Most);
    }

    /// <summary>Does one thing there; refused as <see cref="EnterAsync"/> does.</summary>
    public async Task<Result<T>> RunAsync<T>(SessionId session, LearnerId learner, Func<LabSession, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var entered = await EnterAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (entered.Error is { } refusal)
        {
            return refusal;
        }

        using var visit = entered.Value!;
        return await work(visit.Session).ConfigureAwait(false);
    }

    public async Task<Result<LabSession>> FindAsync(SessionId session, LearnerId learner, CancellationToken cancellationToken) =>
        await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) switch
        {
            null => new SessionNotFound(),
            { State: SessionState.Ready } found => found,
            { State: SessionState.Starting } => new SessionNotReady(),
            _ => new SessionOver(),
        };
}

/// <summary>One thing that is done with a session's files; it is over when this is disposed of.</summary>
public sealed class FilesVisit(LabSession session, Action leave) : IDisposable
{
    public LabSession Session => session;

    public void Dispose() => leave();
}
