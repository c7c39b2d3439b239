using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Web.Learners;

namespace LabPlatform.Web.Components.Labs;

/// <summary>What the pages of a lab ask of the learner's sessions.</summary>
public sealed class LearnerSessions(CurrentLearner current, ListSessions list, StartSession start, EndSession end, IClusterHealth cluster)
{
    /// <summary>The session that is starting or ready, of whoever looks at the page.</summary>
    public async Task<LabSession?> FindLiveAsync(CancellationToken cancellationToken) => await current.FindAsync() is { } learner
        ? (await list.ExecuteAsync(learner, cancellationToken)).FirstOrDefault(session => session.IsLive())
        : null;

    /// <summary>Starts a lab, after ending <paramref name="replaced"/> where the learner said so and it is theirs.</summary>
    public async Task<Result<LabSession>> StartAsync(LearnerId learner, ScenarioId scenario, SessionId? replaced, CancellationToken cancellationToken)
    {
        if (replaced is { } session)
        {
            // Asked before anything is ended: nobody loses a lab for one that cannot be had.
            if (cluster.Current is { Available: false } away)
            {
                return new ClusterUnavailable(away.Message);
            }

            await end.ExecuteAsync(session, learner, cancellationToken);
        }

        return await start.ExecuteAsync(learner, scenario, cancellationToken);
    }
}
