using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>A question in Katacoda's form, with the lines of its answers.</summary>
internal sealed class KatacodaQuizBlock(BlockParser parser, string question) : LeafBlock(parser)
{
    public string Question { get; } = question;

    public List<string> AnswerLines { get; } = [];
}
