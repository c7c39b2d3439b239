using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Components.Shared;

/// <summary>How far a learner got in one lab, over all their sessions of it.</summary>
/// <param name="Live">The session that can be gone back to, or null.</param>
/// <param name="Passed">Steps passed in the best session.</param>
/// <param name="Finished">All steps were done at least once.</param>
public sealed record LabProgress(LabSession? Live, int Passed, bool Finished)
{
    public static LabProgress None { get; } = new(Live: null, Passed: 0, Finished: false);

    public static LabProgress Of(ScenarioId scenario, ImmutableArray<LabSession> sessions)
    {
        var own = sessions.Where(session => session.Scenario == scenario).ToList();
        return own.Count == 0 ? None : new(
            own.FirstOrDefault(session => session.IsLive()),
            own.Max(session => session.Results.Count(result => result.PassedAt is not null)),
            own.Exists(session => session.FinishedAt is not null));
    }
}
