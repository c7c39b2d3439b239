using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Quizzes;

public sealed record NoSuchQuestion() : LabError("This question is not there any more. Reload the page.");

public sealed record NoAnswerGiven() : LabError("Give an answer first.");

public sealed record AnswerCounts() : LabError("You have answered this question. In an exam the first answer counts.");

/// <param name="Step">0-based index of the step that has to be passed first.</param>
public sealed record QuestionNotReached(int Step) : LabError($"Step {Step + 1} comes first.");
