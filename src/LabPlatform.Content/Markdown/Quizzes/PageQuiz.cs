using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.RunnableCode;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>The questions of a page, in its order: the renderer numbers them the same way.</summary>
internal static class PageQuiz
{
    private const string Language = "quiz";

    public static bool IsQuestion(CodeBlock block) => block is RunnableCodeBlock { OpeningInfo.Language: Language };

    /// <param name="block">See <see cref="IsQuestion"/>.</param>
    public static QuizDraft Read(CodeBlock block) =>
        new QuizReader(block.Line + 2).Read(AuthorText.WithLineFeeds(block.Lines.ToString())); // Markdig counts from 0, and the text begins below its fence

    /// <param name="items">All of a document, in its order.</param>
    public static IEnumerable<QuizDraft> Of(IEnumerable<MarkdownObject> items)
    {
        foreach (var block in items.OfType<LeafBlock>())
        {
            if (block is CodeBlock code && IsQuestion(code))
            {
                yield return Read(code);
            }
            else if (block is KatacodaQuizBlock quiz && KatacodaQuizReader.Read(quiz) is { } question)
            {
                yield return new QuizDraft(question, []);
            }
        }
    }
}
