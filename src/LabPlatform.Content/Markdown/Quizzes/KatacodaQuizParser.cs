using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.Quizzes;

/// <summary>
/// Reads <c>&gt;&gt;Q1: Which?&lt;&lt;</c> with its answers in the lines below: <c>(*) right</c>, <c>( ) wrong</c>, <c>[*] right</c>, <c>[ ] wrong</c>,
/// <c>=== exactly</c>, <c>=~= within it</c>. For CommonMark that is a quote in a quote which shows what is right.
/// </summary>
internal sealed partial class KatacodaQuizParser : BlockParser
{
    public KatacodaQuizParser() => OpeningCharacters = ['>'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        var match = processor.IsCodeIndent ? Match.Empty : Question().Match(processor.Line.ToString());
        if (!match.Success)
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new KatacodaQuizBlock(this, match.Groups["text"].Value.Trim())
        {
            Column = processor.Column,
            Line = processor.LineIndex,
            Span = new SourceSpan(processor.Start, processor.Line.End),
            ProcessInlines = false,
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ArgumentNullException.ThrowIfNull(processor);
        var quiz = (KatacodaQuizBlock)block;
        if (processor.IsBlankLine)
        {
            return quiz.AnswerLines.Count == 0 ? BlockState.ContinueDiscard : BlockState.BreakDiscard;
        }

        var line = processor.Line.ToString();
        if (!Answer().IsMatch(line))
        {
            return BlockState.None;
        }

        quiz.AnswerLines.Add(line.Trim());
        quiz.UpdateSpanEnd(processor.Line.End);
        return BlockState.ContinueDiscard;
    }

    [GeneratedRegex(@"^>>\s*(Q?[0-9]+\s*[:.)]\s*)?(?<text>.+?)\s*<<\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    [GeneratedRegex(@"^\s*(\([ *x]?\)|\[[ *x]?\]|===|=~=|=\*=)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Answer();
}
