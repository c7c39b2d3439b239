using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Opens a lab for a learner. A second click gives the same session.</summary>
public sealed class StartSession(
    ISessionStore store,
    IScenarioCatalogue catalogue,
    IClusterHealth cluster,
    SessionStarts starts,
    SessionNews news,
    SessionRules rules,
    TimeProvider time)
{
    /// <returns>
    /// The session, starting or ready; or <see cref="AnotherSessionRuns"/> (one live session per learner), <see cref="ScenarioNotFound"/>,
    /// <see cref="ScenarioBroken"/>, <see cref="ClusterUnavailable"/>, <see cref="TooManySessions"/>.
    /// </returns>
    public async Task<Result<LabSession>> ExecuteAsync(LearnerId learner, ScenarioId scenario, CancellationToken cancellationToken)
    {
        var entry = catalogue.Current.Find(scenario);
        if (entry?.Scenario is null)
        {
            return entry is null ? new ScenarioNotFound(scenario) : new ScenarioBroken(scenario);
        }

        while (true)
        {
            if (await store.FindLiveAsync(learner, cancellationToken).ConfigureAwait(false) is { } running)
            {
                return running.Scenario == scenario ? running : new AnotherSessionRuns(running, TitleOf(running.Scenario));
            }

            if (!cluster.Current.Available)
            {
                return new ClusterUnavailable(cluster.Current.Message);
            }

            var unfinished = await store.ListUnfinishedAsync(cancellationToken).ConfigureAwait(false);
            if (unfinished.Count(session => session.IsLive()) >= rules.MaxLive)
            {
                return new TooManySessions(rules.MaxLive);
            }

            var session = New(learner, entry.Scenario);
            if (await store.TryAddAsync(session, cancellationToken).ConfigureAwait(false))
            {
                news.Publish(session);
                starts.Enqueue(session.Id);
                return session;
            }

            // The learner's other click was faster: the next round finds its session.
        }
    }

    private LabSession New(LearnerId learner, Scenario scenario)
    {
        var now = time.GetUtcNow();
        return new LabSession
        {
            Id = SessionId.New(),
            Learner = learner,
            Scenario = scenario.Id,
            State = SessionState.Starting,
            CreatedAt = now,
            LastActivityAt = now,
            Deadline = now + rules.Duration,
            CurrentStep = scenario.FirstPage(),
        };
    }

    private string TitleOf(ScenarioId scenario) => catalogue.Current.Find(scenario)?.Title ?? scenario.Value;
}
