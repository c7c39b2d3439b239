using System.Collections.Immutable;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Keeps sessions in memory by the same rules as the database; both run the same contract tests.</summary>
internal sealed class FakeSessionStore(string? instance = null) : ISessionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, LabSession> _sessions = [];
    private readonly HashSet<SessionId> _ledger = [];

    public string Instance { get; } = instance ?? SessionId.New().Value;

    /// <summary>Runs before each call: here a test lets the database hang or fail.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Stores a session without asking, as if it had been there before.</summary>
    public void Put(LabSession session)
    {
        lock (_gate)
        {
            _sessions[session.Id] = session;
            _ledger.Add(session.Id);
        }
    }

    public Task<string> GetInstanceAsync(CancellationToken cancellationToken) => Locked(() => Instance);

    public Task<LabSession?> FindAsync(SessionId session, CancellationToken cancellationToken) =>
        Locked(() => _sessions.GetValueOrDefault(session));

    public Task<LabSession?> FindLiveAsync(LearnerId learner, CancellationToken cancellationToken) =>
        Locked(() => _sessions.Values.SingleOrDefault(session => session.Learner == learner && session.IsLive()));

    public Task<ImmutableArray<LabSession>> ListAsync(LearnerId learner, CancellationToken cancellationToken) =>
        Locked(() => Sorted(session => session.Learner == learner));

    public Task<ImmutableArray<LabSession>> ListUnfinishedAsync(CancellationToken cancellationToken) =>
        Locked(() => Sorted(session => session.State != SessionState.Ended));

    public Task<bool> TryAddAsync(LabSession session, CancellationToken cancellationToken) => Locked(() =>
    {
        if (_sessions.Values.Any(other => other.Learner == session.Learner && other.IsLive()))
        {
            return false;
        }

        _sessions.Add(session.Id, session);
        _ledger.Add(session.Id);
        return true;
    });

    public Task<LabSession?> TryUpdateAsync(LabSession session, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!_sessions.TryGetValue(session.Id, out var current) || current.Version != session.Version)
        {
            return null;
        }

        return _sessions[session.Id] = session with { Version = session.Version + 1 };
    });

    public Task<ImmutableArray<SessionId>> ListLedgerAsync(CancellationToken cancellationToken) => Locked(() => _ledger.ToImmutableArray());

    public Task CrossOffAsync(SessionId session, CancellationToken cancellationToken) => Locked(() => _ledger.Remove(session));

    private ImmutableArray<LabSession> Sorted(Func<LabSession, bool> which) =>
        [.. _sessions.Values.Where(which).OrderByDescending(session => session.CreatedAt).ThenBy(session => session.Id.Value, StringComparer.Ordinal)];

    private async Task<T> Locked<T>(Func<T> read)
    {
        await Before();
        lock (_gate)
        {
            return read();
        }
    }
}
