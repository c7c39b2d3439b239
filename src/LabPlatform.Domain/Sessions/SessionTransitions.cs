using LabPlatform.Domain.Help;
using LabPlatform.Domain.Quizzes;
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

    /// <summary>Keeps an answer; that it was once right is kept for ever, whatever later answers say.</summary>
    public static LabSession? RecordAnswer(this LabSession session, int page, string question, QuizVerdict verdict, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (session is not { State: SessionState.Ready })
        {
            return null;
        }

        var before = session.AnswerTo(page, question);
        var after = new QuizAnswer(page, question, verdict.Given, verdict.IsRight, (before?.Attempts ?? 0) + 1, before?.RightAt ?? (verdict.IsRight ? now : null));
        return session with { Answers = [.. session.Answers.Where(answer => answer != before).Append(after)], LastActivityAt = now };
    }

    public static QuizAnswer? AnswerTo(this LabSession session, int page, string question)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Answers.FirstOrDefault(answer => answer.Page == page && string.Equals(answer.Question, question, StringComparison.Ordinal));
    }

    /// <summary>Keeps what was shown of a step.</summary>
    public static LabSession? RecordHelp(this LabSession session, StepHelp help, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(help);
        return session is { State: SessionState.Ready }
            ? session with { Help = [.. session.Help.Where(known => known.Step != help.Step).Append(help).OrderBy(known => known.Step)], LastActivityAt = now }
            : null;
    }

    /// <summary>The help taken in a step, also when there was none.</summary>
    public static StepHelp HelpOf(this LabSession session, int step)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Help.FirstOrDefault(help => help.Step == step) ?? new StepHelp(step, 0, SolutionAt: null);
    }

    /// <summary>Whether the question was once answered rightly.</summary>
    public static bool HasAnswered(this LabSession session, int page, QuizQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return session.AnswerTo(page, question.Key) is { RightAt: not null };
    }

    /// <summary>Whether nothing of the step is left to do: its check is passed, its graded questions are answered rightly.</summary>
    public static bool HasPassed(this LabSession session, Scenario scenario, int step)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var wanted = scenario.Steps[step];
        return (!wanted.HasCheck || session.ResultOf(step).PassedAt is not null)
            && wanted.Quiz.All(question => !question.IsGraded || session.HasAnswered(step, question));
    }

    /// <summary>Whether the step's check is open and its turn has come.</summary>
    public static bool WaitsForCheck(this LabSession session, Scenario scenario, int step)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return step >= 0 && step < scenario.Steps.Length && scenario.Steps[step].HasCheck && session.ResultOf(step).PassedAt is null
            && (session.FirstGate(scenario) is not { } gate || step <= gate);
    }

    public static bool HasPassedAll(this LabSession session, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Enumerable.Range(0, scenario.Steps.Length).All(step => session.HasPassed(scenario, step));
    }

    /// <summary>What was done on the last step finishes the lab once nothing of any step is left to do.</summary>
    public static LabSession FinishWhenDone(this LabSession session, Scenario scenario, int step, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(scenario);
        return step == scenario.Steps.Length - 1 && session.HasPassedAll(scenario) ? session with { FinishedAt = session.FinishedAt ?? now } : session;
    }

    /// <summary>
    /// 0-based index of the first step that is not passed, or null when the learner may go everywhere. In an exam that is always so: a task
    /// left open must not hide the others.
    /// </summary>
    public static int? FirstGate(this LabSession session, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        for (var step = 0; step < scenario.Steps.Length && !scenario.IsExam; step++)
        {
            if (!session.HasPassed(scenario, step))
            {
                return step;
            }
        }

        return null;
    }
}
