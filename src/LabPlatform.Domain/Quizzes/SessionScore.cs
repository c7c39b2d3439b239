using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Quizzes;

/// <summary>How much of a scenario was done: a point for each passed check, and one for each graded question answered rightly.</summary>
public sealed record SessionScore(int Points, int Possible);

public static class SessionScores
{
    /// <summary>The score by the scenario as it is now: its author may have changed it since.</summary>
    public static SessionScore ScoreOf(this LabSession session, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(scenario);
        var (points, possible) = (0, 0);
        for (var step = 0; step < scenario.Steps.Length; step++)
        {
            var graded = scenario.Steps[step].Quiz.Where(question => question.IsGraded).ToList();
            possible += graded.Count + (scenario.Steps[step].HasCheck ? 1 : 0);
            points += graded.Count(question => session.HasAnswered(step, question))
                + (scenario.Steps[step].HasCheck && session.ResultOf(step).PassedAt is not null ? 1 : 0);
        }

        return new SessionScore(points, possible);
    }
}
