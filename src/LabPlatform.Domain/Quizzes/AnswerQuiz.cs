using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Quizzes;

/// <summary>Takes a learner's answer, judges it and keeps it. As often as the learner likes; in an exam once.</summary>
public sealed class AnswerQuiz(SessionAccess access, SessionChanges changes, IScenarioCatalogue catalogue, TimeProvider time)
{
    /// <param name="page">-1 the intro, 0 the first step, the number of steps the finish page.</param>
    /// <param name="question">0-based number of the question on that page.</param>
    /// <param name="given">See <see cref="QuizAnswer.Given"/>.</param>
    /// <returns>
    /// The report; or <see cref="SessionNotFound"/>, <see cref="SessionNotReady"/>, <see cref="SessionOver"/>, <see cref="NoSuchQuestion"/>,
    /// <see cref="QuestionNotReached"/>, <see cref="NoAnswerGiven"/>, <see cref="AnswerCounts"/>.
    /// </returns>
    public async Task<Result<QuizReport>> ExecuteAsync(SessionId session, LearnerId learner, int page, int question, string given, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return new SessionNotFound();
        }

        if (catalogue.Current.Find(found.Scenario)?.Scenario is not { } scenario)
        {
            return new ScenarioNotFound(found.Scenario);
        }

        if (Refusal(found, scenario, page, question) is { } refusal)
        {
            return refusal;
        }

        var asked = scenario.PageAt(page)!.Quiz[question];
        if (QuizGrading.Judge(asked, given) is not { } verdict)
        {
            return new NoAnswerGiven();
        }

        var change = await changes.ApplyAsync(session, current => Record(current, scenario, page, asked, verdict), cancellationToken).ConfigureAwait(false);
        return change switch
        {
            null => new SessionNotFound(),
            { Changed: true } => new QuizReport(change.Session, asked, change.Session.AnswerTo(page, asked.Key)!, verdict.Feedback),
            { Session.State: SessionState.Ready } => new AnswerCounts(),
            _ => new SessionOver(),
        };
    }

    private LabSession? Record(LabSession session, Scenario scenario, int page, QuizQuestion question, QuizVerdict verdict)
    {
        if (scenario.IsExam && session.AnswerTo(page, question.Key) is not null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var recorded = session.RecordAnswer(page, question.Key, verdict, now);
        return question.IsGraded ? recorded?.FinishWhenDone(scenario, page, now) : recorded;
    }

    private static LabError? Refusal(LabSession session, Scenario scenario, int page, int question) => session.State switch
    {
        SessionState.Starting => new SessionNotReady(),
        SessionState.Ending or SessionState.Ended => new SessionOver(),
        _ when scenario.PageAt(page) is not { } asked || question < 0 || question >= asked.Quiz.Length => new NoSuchQuestion(),
        _ when session.FirstGate(scenario) is { } gate && page > gate => new QuestionNotReached(gate),
        _ => null,
    };
}

/// <param name="Session">As stored with the answer.</param>
/// <param name="Feedback">Not to be shown during an exam.</param>
public sealed record QuizReport(LabSession Session, QuizQuestion Question, QuizAnswer Answer, string Feedback);
