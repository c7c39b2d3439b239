using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Sessions;

/// <summary>Makes cluster and database agree: ends what is over, removes what is left, finds what is lost. One per process.</summary>
public sealed partial class SessionReconciler(
    ISessionStore store,
    ILabEnvironments environments,
    SessionChanges changes,
    SessionStarts starts,
    SessionRemover remover,
    SessionRules rules,
    TimeProvider time,
    ILogger<SessionReconciler> logger)
{
    /// <summary>Between two runs when nothing is going on.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    /// <summary>Between two runs while namespaces are on their way out.</summary>
    private static readonly TimeSpan s_shortPause = TimeSpan.FromSeconds(2);

    /// <summary>Others may keep their own time: what is not ours is only touched well after its deadline.</summary>
    private static readonly TimeSpan s_foreignGrace = TimeSpan.FromMinutes(5);

    /// <summary>A session the database does not know (it may have been restored from a copy) is left in peace this long.</summary>
    private static readonly TimeSpan s_unknownGrace = TimeSpan.FromMinutes(15);

    /// <summary>Looks once at everything.</summary>
    /// <returns>How long to wait before the next look.</returns>
    public async Task<TimeSpan> RunOnceAsync(CancellationToken cancellationToken)
    {
        await EndOverdueAsync(cancellationToken).ConfigureAwait(false);

        // Before the look into the cluster: whoever was ready then must be found there.
        var sessions = await store.ListUnfinishedAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<FoundEnvironment> found;
        try
        {
            found = await environments.ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (EnvironmentException exception)
        {
            Log.ClusterAway(logger, exception.Message);
            return s_pause;
        }

        foreach (var session in sessions)
        {
            await ContinueAsync(session, found, cancellationToken).ConfigureAwait(false);
        }

        var over = await FindOverAsync(found, cancellationToken).ConfigureAwait(false);
        var going = false;
        foreach (var session in over)
        {
            going |= await remover.RemoveAsync(session, cancellationToken).ConfigureAwait(false) == Removal.Going;
        }

        return going ? s_shortPause : s_pause;
    }

    private async Task EndOverdueAsync(CancellationToken cancellationToken)
    {
        foreach (var session in await store.ListUnfinishedAsync(cancellationToken).ConfigureAwait(false))
        {
            if (ReasonToEnd(session, time.GetUtcNow()) is not null)
            {
                // Asked again on the newest version: the learner may have extended it or typed just now.
                await changes.ApplyAsync(
                    session.Id,
                    current => ReasonToEnd(current, time.GetUtcNow()) is { } reason ? current.BeginEnd(reason) : null,
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private EndReason? ReasonToEnd(LabSession session, DateTimeOffset now) => session switch
    {
        _ when !session.IsLive() => null,
        _ when now >= session.Deadline => EndReason.Deadline,
        { State: SessionState.Ready } when now - session.LastActivityAt >= rules.IdleLimit => EndReason.Idle,
        _ => null,
    };

    private async Task ContinueAsync(LabSession session, ImmutableArray<FoundEnvironment> found, CancellationToken cancellationToken)
    {
        if (session.State == SessionState.Starting)
        {
            starts.Enqueue(session.Id);
        }
        else if (session.State == SessionState.Ready)
        {
            // One namespace gone is a lab gone: what the learner had in it cannot be made again.
            var environment = found.FirstOrDefault(candidate =>
                candidate.Session == session.Id && !candidate.Deleting && session.Namespaces.Hosts.All(candidate.Namespaces.Contains));
            if (environment is null)
            {
                Log.Lost(logger, session.Id);
                await changes.ApplyAsync(session.Id, current => current.BeginEnd(EndReason.Lost), cancellationToken).ConfigureAwait(false);
            }
            else if (environment.ToolboxLoss is { } loss)
            {
                Log.ToolboxLost(logger, session.Id, loss);
                await changes.ApplyAsync(session.Id, current => current.BeginRepair(loss), cancellationToken).ConfigureAwait(false);
                starts.Enqueue(session.Id);
            }
        }
    }

    private async Task<ImmutableArray<SessionId>> FindOverAsync(ImmutableArray<FoundEnvironment> found, CancellationToken cancellationToken)
    {
        var instance = await store.GetInstanceAsync(cancellationToken).ConfigureAwait(false);
        var over = ImmutableArray.CreateBuilder<SessionId>();
        foreach (var id in (await store.ListLedgerAsync(cancellationToken).ConfigureAwait(false)).Concat(found.Select(environment => environment.Session)).Distinct())
        {
            var session = await store.FindAsync(id, cancellationToken).ConfigureAwait(false);
            var environment = found.FirstOrDefault(candidate => candidate.Session == id);
            if (session is not null ? !session.IsLive() : IsOrphan(environment, instance))
            {
                over.Add(id);
            }
        }

        return over.ToImmutable();
    }

    private bool IsOrphan(FoundEnvironment? environment, string instance)
    {
        if (environment is null)
        {
            return true;
        }

        var now = time.GetUtcNow();
        return string.Equals(environment.Instance, instance, StringComparison.Ordinal)
            ? environment.Deadline <= now || environment.CreatedAt + s_unknownGrace <= now
            : environment.Deadline + s_foreignGrace <= now;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 121, EventName = "ReconcileClusterAway", Level = LogLevel.Information, Message = "Nothing can be reconciled: {Reason}")]
        public static partial void ClusterAway(ILogger logger, string reason);

        [LoggerMessage(EventId = 122, EventName = "SessionLost", Level = LogLevel.Warning, Message = "The namespaces of session {Session} vanished.")]
        public static partial void Lost(ILogger logger, SessionId session);

        [LoggerMessage(EventId = 126, EventName = "ToolboxLost", Level = LogLevel.Warning, Message = "The toolbox of session {Session} is lost and is made again. {Loss}")]
        public static partial void ToolboxLost(ILogger logger, SessionId session, string loss);
    }
}
