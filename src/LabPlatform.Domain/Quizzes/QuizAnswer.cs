namespace LabPlatform.Domain.Quizzes;

/// <summary>What a learner has answered to one question, as stored.</summary>
/// <param name="Page">-1 the intro, 0 the first step, the number of steps the finish page.</param>
/// <param name="Question">The question's key.</param>
/// <param name="Given">The newest answer: numbers of options, 0-based, with commas between them; or a text.</param>
/// <param name="IsRight">Whether that one is right.</param>
/// <param name="RightAt">When it was first answered rightly, or null.</param>
public sealed record QuizAnswer(int Page, string Question, string Given, bool IsRight, int Attempts, DateTimeOffset? RightAt);
