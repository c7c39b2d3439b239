using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Sessions;

/// <summary>Opens a lab for a learner. A second click gives the same session. One per process: it counts the places.</summary>
public sealed class StartSession(
    ISessionStore store,
    IScenarioCatalogue catalogue,
    IClusterHealth cluster,
    SessionStarts starts,
    SessionNews news,
    SessionRules rules,
    TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _counting = new(1);

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

            var session = New(learner, entry.Scenario);
            switch (await TryTakePlaceAsync(session, cancellationToken).ConfigureAwait(false))
            {
                case Place.Taken:
                    news.Publish(session);
                    starts.Enqueue(session.Id);
                    return session;
                case Place.NoneLeft:
                    return new TooManySessions(rules.MaxLive);
                default:
                    break; // The learner's other click was faster: the next round finds its session.
            }
        }
    }

    public void Dispose() => _counting.Dispose();

    // One after the other: two that count at the same time would both find the last place free.
    private async Task<Place> TryTakePlaceAsync(LabSession session, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var unfinished = await store.ListUnfinishedAsync(cancellationToken).ConfigureAwait(false);
            if (unfinished.Count(other => other.IsLive()) >= rules.MaxLive)
            {
                return Place.NoneLeft;
            }

            return await store.TryAddAsync(session, cancellationToken).ConfigureAwait(false) ? Place.Taken : Place.HasOne;
        }
        finally
        {
            _counting.Release();
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
            ExtraNamespaces = scenario.Namespaces,
        };
    }

    private string TitleOf(ScenarioId scenario) => catalogue.Current.Find(scenario)?.Title ?? scenario.Value;

    private enum Place
    {
        Taken,
        NoneLeft,
        HasOne,
    }
}
