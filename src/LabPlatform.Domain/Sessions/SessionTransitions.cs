using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Domain.Sessions;

/// <summary>The only ways a session changes. A change that does not apply to the session's state gives null.</summary>
public static class SessionTransitions
{
    /// <summary>Starting or ready: the learner can still do something in it.</summary>
    public static bool IsLive(this LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.State is SessionState.Starting or SessionState.Ready;
    }

    public static LabSession? BecomeReady(this LabSession session, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session switch
        {
            { State: SessionState.Starting, ReadyAt: null } => session with { State = SessionState.Ready, ReadyAt = now, LastActivityAt = now },

            // Again, with another toolbox: that was not the learner's doing, so neither time taken nor idleness begins anew.
            { State: SessionState.Starting } => session with { State = SessionState.Ready },
            _ => null,
        };
    }

    /// <summary>The toolbox is lost and is made again, as at the first start; progress and deadline stay.</summary>
    /// <param name="loss">How it was lost, one sentence for the learner.</param>
    public static LabSession? BeginRepair(this LabSession session, string loss)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.State == SessionState.Ready ? session with { State = SessionState.Starting, Failure = loss } : null;
    }

    /// <summary>Asks for the end. What asked first is what is kept.</summary>
    public static LabSession? BeginEnd(this LabSession session, EndReason reason, string? failure = null) =>
        session.IsLive() ? session with { State = SessionState.Ending, EndReason = reason, Failure = failure } : null;

    public static LabSession? CompleteEnd(this LabSession session, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.State == SessionState.Ending ? session with { State = SessionState.Ended, EndedAt = now } : null;
    }

    public static LabSession? Touch(this LabSession session, DateTimeOffset now) =>
        session.IsLive() && now > session.LastActivityAt ? session with { LastActivityAt = now } : null;

    public static LabSession? Extend(this LabSession session, TimeSpan by, DateTimeOffset now) =>
        session.IsLive() ? session with { Deadline = session.Deadline + by, Extensions = session.Extensions + 1, LastActivityAt = now } : null;

    /// <summary>Moves to a page; arriving on the finish page finishes the lab once.</summary>
    public static LabSession? MoveTo(this LabSession session, int step, Scenario scenario, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (session is not { State: SessionState.Ready })
        {
            return null;
        }

        var finished = step == scenario.Steps.Length ? session.FinishedAt ?? now : session.FinishedAt;
        return session with { CurrentStep = step, FinishedAt = finished, LastActivityAt = now, Failure = null };
    }

    /// <summary>Counts an attempt; the first pass is kept for ever, whatever later attempts say.</summary>
    public static LabSession? RecordAttempt(this LabSession session, int step, bool passed, string reason, DateTimeOffset now)
    {
        if (session is not { State: SessionState.Ready })
        {
            return null;
        }

        var before = session.ResultOf(step);
        var after = new StepResult(step, before.Attempts + 1, before.PassedAt ?? (passed ? now : null), reason);
        return session with
        {
            Results = [.. session.Results.Where(result => result.Step != step).Append(after).OrderBy(result => result.Step)],
            LastActivityAt = now,
        };
    }

    /// <summary>What is known of a step, also when nothing was tried.</summary>
    public static StepResult ResultOf(this LabSession session, int step)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Results.FirstOrDefault(result => result.Step == step) ?? new StepResult(step, 0, PassedAt: null, "");
    }

    /// <summary>0-based index of the first step whose check is not passed, or null when the learner may go everywhere.</summary>
    public static int? FirstGate(this LabSession session, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        for (var step = 0; step < scenario.Steps.Length; step++)
        {
            if (scenario.Steps[step].Verify is not null && session.ResultOf(step).PassedAt is null)
            {
                return step;
            }
        }

        return null;
    }
}
