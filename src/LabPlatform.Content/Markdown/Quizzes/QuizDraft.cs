using System.Collections.Immutable;
using LabPlatform.Content.Loading;
using LabPlatform.Domain.Quizzes;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>A question as it was read.</summary>
/// <param name="Question">Null where it cannot be asked; then there are problems.</param>
/// <param name="Problems">What is wrong, with the line of the page.</param>
internal sealed record QuizDraft(QuizQuestion? Question, ImmutableArray<Located> Problems);
