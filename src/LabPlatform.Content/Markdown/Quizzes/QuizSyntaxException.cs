namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>A question that cannot be read at all.</summary>
/// <param name="line">1-based, within the block.</param>
internal sealed class QuizSyntaxException(string message, int line) : Exception(message)
{
    public int Line => line;
}
