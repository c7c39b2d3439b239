using System.Collections.Immutable;
using LabPlatform.Domain.Environments;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Domain.Sessions;

/// <summary>Takes one session out of the cluster and says what resists.</summary>
public sealed partial class SessionRemover(
    ISessionStore store,
    ILabEnvironments environments,
    SessionChanges changes,
    SessionStarts starts,
    TimeProvider time,
    ILogger<SessionRemover> logger)
{
    /// <summary>Deleting is slow at times; after this long it is reported.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<SessionId, (DateTimeOffset Since, string Reason)> _lingering = [];

    /// <summary>Starts or continues the removal; only the look that finds nothing left ends the session. Not for parallel calls.</summary>
    public async Task<Removal> RemoveAsync(SessionId session, CancellationToken cancellationToken)
    {
        // First nothing may be on its way into the cluster any more.
        await starts.StopAsync(session, cancellationToken).ConfigureAwait(false);
        try
        {
            var left = await environments.RemoveAsync(session, cancellationToken).ConfigureAwait(false);
            if (left.Length > 0)
            {
                ReportWhatStays(session, left);
                return Removal.Going;
            }
        }
        catch (EnvironmentException exception)
        {
            Log.NotRemoved(logger, session, exception.Message);
            return Removal.Failed;
        }

        _lingering.Remove(session);
        await store.CrossOffAsync(session, cancellationToken).ConfigureAwait(false);
        var change = await changes.ApplyAsync(session, current => current.CompleteEnd(time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        Log.Gone(logger, session, change?.Session.EndReason);
        return Removal.Gone;
    }

    private void ReportWhatStays(SessionId session, ImmutableArray<LingeringNamespace> left)
    {
        var now = time.GetUtcNow();
        if (!_lingering.TryGetValue(session, out var known))
        {
            _lingering[session] = (now, "");
            return;
        }

        var reason = string.Join("; ", left.Select(item => $"{item.Name}: {item.Reason}"));
        var elapsed = now - known.Since;
        if (elapsed >= s_patience && !string.Equals(known.Reason, reason, StringComparison.Ordinal))
        {
            _lingering[session] = known with { Reason = reason };
            Log.Resists(logger, session, elapsed, reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 123, EventName = "SessionGone", Level = LogLevel.Information, Message = "The namespaces of session {Session} are gone (ended: {Reason}).")]
        public static partial void Gone(ILogger logger, SessionId session, EndReason? reason);

        [LoggerMessage(EventId = 124, EventName = "SessionNotRemoved", Level = LogLevel.Warning, Message = "Session {Session} could not be removed now: {Reason}")]
        public static partial void NotRemoved(ILogger logger, SessionId session, string reason);

        [LoggerMessage(EventId = 125, EventName = "SessionResists", Level = LogLevel.Warning, Message = "Session {Session} is still being deleted after {Elapsed}: {Reason}")]
        public static partial void Resists(ILogger logger, SessionId session, TimeSpan elapsed, string reason);
    }
}

public enum Removal
{
    /// <summary>Nothing is left; the session is ended.</summary>
    Gone,

    /// <summary>Deleted, but not gone yet.</summary>
    Going,

    /// <summary>The cluster did not let us; the next look tries again.</summary>
    Failed,
}
