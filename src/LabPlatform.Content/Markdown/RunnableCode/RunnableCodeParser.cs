using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>
/// Fenced code as authors of Killercoda write it. For CommonMark a line <c>```{{exec}}</c> does not close a fence but
/// opens one, and all that follows on the page becomes code; here it closes the fence and names its action.
/// </summary>
internal sealed class RunnableCodeParser : FencedCodeBlockParser
{
    private const int ShortestFence = 3;

    public RunnableCodeParser() => InfoPrefix = null; // the language is ours to write

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var count = SkipFence(ref line, line.CurrentChar);
        if (count >= ShortestFence && !processor.IsCodeIndent && CodeMacro.TryParse(line.AsSpan(), out _, out _))
        {
            return BlockState.BreakDiscard; // a closing fence without an opening one: dropped, so that it cannot swallow the page
        }

        var opening = line.ToString().Trim();
        var state = base.TryOpen(processor);
        if (state != BlockState.None && processor.NewBlocks.Peek() is RunnableCodeBlock block)
        {
            block.OpeningText = opening;
            block.OpeningInfo = FenceInfo.Parse(opening);
        }

        return state;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var code = (RunnableCodeBlock)block;
        if (!processor.IsCodeIndent && TryClose(processor, code))
        {
            return BlockState.BreakDiscard;
        }

        var state = base.TryContinue(processor, block);
        if (state == BlockState.BreakDiscard)
        {
            code.IsClosed = true;
            return state;
        }

        return TryCloseBehindText(processor, code) ? BlockState.BreakDiscard : state;
    }

    protected override FencedCodeBlock CreateFencedBlock(BlockProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        return new RunnableCodeBlock(this) { IndentCount = processor.Indent };
    }

    private static int SkipFence(ref StringSlice line, char fence)
    {
        var start = line.Start;
        while (line.CurrentChar == fence)
        {
            line.SkipChar();
        }

        return line.Start - start;
    }

    /// <summary>The line is <c>```{{exec}}</c>, perhaps with something behind it.</summary>
    private static bool TryClose(BlockProcessor processor, RunnableCodeBlock code)
    {
        var line = processor.Line;
        var count = SkipFence(ref line, code.FencedChar);
        if (count < code.OpeningFencedCharCount || !CodeMacro.TryParse(line.AsSpan(), out var macro, out _))
        {
            return false;
        }

        code.Action = macro.Action;
        code.IsClosed = true;
        code.ClosingFencedCharCount = count;
        code.UpdateSpanEnd(line.End);
        return true;
    }

    /// <summary>The line is <c>…;```{{exec}}</c>: Katacoda's authors began and ended such blocks within the lines of the code.</summary>
    private static bool TryCloseBehindText(BlockProcessor processor, RunnableCodeBlock code)
    {
        var line = processor.Line.AsSpan();
        var brace = line.LastIndexOf("{{", StringComparison.Ordinal);
        if (brace < ShortestFence || !CodeMacro.TryParse(line[brace..], out var macro, out var length) || !line[(brace + length)..].IsWhiteSpace())
        {
            return false;
        }

        var text = line[..brace].TrimEnd(code.FencedChar);
        if (brace - text.Length < code.OpeningFencedCharCount)
        {
            return false;
        }

        var last = processor.Line;
        last.End = last.Start + text.Length - 1;
        code.AppendLine(ref last, processor.Column, processor.LineIndex, processor.CurrentLineStartPosition, trackTrivia: false);
        if (code.OpeningText.Contains(' ', StringComparison.Ordinal) && code.OpeningInfo.Highlight is null)
        {
            var first = new StringSlice(code.OpeningText, NewLine.LineFeed);
            var line0 = new StringLine(ref first);
            code.Lines.Add(ref line0);
            var lines = code.Lines.Lines.AsSpan(0, code.Lines.Count);
            lines[..^1].CopyTo(lines[1..]);
            lines[0] = line0;
            code.OpeningInfo = FenceInfo.Plain;
        }

        code.Action = macro.Action;
        code.IsClosed = true;
        return true;
    }
}
