using System.Collections.Immutable;

namespace LabPlatform.Domain.Sessions;

public sealed class ListSessions(ISessionStore store)
{
    /// <returns>All sessions of the learner, newest first, ended ones too.</returns>
    public Task<ImmutableArray<LabSession>> ExecuteAsync(LearnerId learner, CancellationToken cancellationToken) =>
        store.ListAsync(learner, cancellationToken);
}
