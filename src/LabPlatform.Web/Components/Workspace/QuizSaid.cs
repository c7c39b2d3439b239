using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>What a page says of an answer.</summary>
/// <param name="Question">0-based number on the page.</param>
/// <param name="Given">See <see cref="QuizAnswer.Given"/>.</param>
/// <param name="Outcome"><see cref="Right"/>, <see cref="Wrong"/>, <see cref="Counted"/> or <see cref="Refused"/>.</param>
public sealed record QuizSaid(int Question, string Given, string Outcome, string Text)
{
    public const string Right = "right";

    public const string Wrong = "wrong";

    /// <summary>Kept, and nothing more is said: an exam.</summary>
    public const string Counted = "counted";

    /// <summary>Not taken, with the reason.</summary>
    public const string Refused = "refused";

    public static QuizSaid Of(int number, QuizQuestion question, QuizAnswer answer, bool isExam)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (isExam)
        {
            return new QuizSaid(number, answer.Given, Counted, "Answered. In an exam the first answer counts.");
        }

        var feedback = QuizGrading.Judge(question, answer.Given)?.Feedback ?? "";
        return answer.IsRight
            ? new QuizSaid(number, answer.Given, Right, $"Right. {feedback}".TrimEnd())
            : new QuizSaid(number, answer.Given, Wrong, $"Not right. {feedback}".TrimEnd());
    }
}
