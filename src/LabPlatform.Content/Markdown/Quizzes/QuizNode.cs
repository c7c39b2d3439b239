namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>A piece of a question's YAML and the line it stands in (1-based, within the block).</summary>
internal abstract record QuizNode(int Line)
{
    public sealed record Text(string Value, int Line) : QuizNode(Line);

    public sealed record List(IReadOnlyList<QuizNode> Items, int Line) : QuizNode(Line);

    public sealed record Map(IReadOnlyList<(string Key, QuizNode Value)> Entries, int Line) : QuizNode(Line);
}
