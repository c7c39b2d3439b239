using System.Collections.Immutable;

namespace LabPlatform.Domain.Sessions;

/// <summary>The state of record. Every call is one short transaction; a locked database is waited for, not reported.</summary>
public interface ISessionStore
{
    /// <summary>Names this installation for ever: made at the first start, stored, put on every namespace.</summary>
    Task<string> GetInstanceAsync(CancellationToken cancellationToken);

    Task<LabSession?> FindAsync(SessionId session, CancellationToken cancellationToken);

    /// <summary>The learner's session that is starting or ready; there is at most one.</summary>
    Task<LabSession?> FindLiveAsync(LearnerId learner, CancellationToken cancellationToken);

    /// <summary>All sessions of a learner, newest first.</summary>
    Task<ImmutableArray<LabSession>> ListAsync(LearnerId learner, CancellationToken cancellationToken);

    /// <summary>Every session that is not ended.</summary>
    Task<ImmutableArray<LabSession>> ListUnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Stores a new session together with the namespaces it will have: they are in the ledger before they are in the cluster.</summary>
    /// <returns>False when the learner has a live session already: decided by the database, so two clicks cannot both win.</returns>
    Task<bool> TryAddAsync(LabSession session, CancellationToken cancellationToken);

    /// <summary>Stores <paramref name="session"/> if it is still at the version it was read with.</summary>
    /// <returns>The session with its new version, or null when somebody else was faster.</returns>
    Task<LabSession?> TryUpdateAsync(LabSession session, CancellationToken cancellationToken);

    /// <summary>Sessions with namespaces that were recorded and not crossed off.</summary>
    Task<ImmutableArray<SessionId>> ListLedgerAsync(CancellationToken cancellationToken);

    /// <summary>Notes that all namespaces of the session were seen to be gone.</summary>
    Task CrossOffAsync(SessionId session, CancellationToken cancellationToken);
}
