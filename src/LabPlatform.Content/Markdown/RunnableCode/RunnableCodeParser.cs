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
    private const int CodeIndent = 4;

    public RunnableCodeParser() => InfoPrefix = null; // the language is ours to write

    public override BlockState TryOpen(BlockProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        var line = new FenceLine(processor.Line.AsSpan());
        if (!line.IsFence)
        {
            return BlockState.None;
        }

        if (TakeStray(processor, line))
        {
            return BlockState.BreakDiscard;
        }

        // Indented by four and more it is code that shows a fence, for CommonMark; no author means that.
        var indent = processor.Indent;
        if (processor.IsCodeIndent && line.CanOpen)
        {
            processor.RestartIndent();
        }

        var state = base.TryOpen(processor);
        if (state != BlockState.None && processor.NewBlocks.Peek() is RunnableCodeBlock block)
        {
            block.IndentCount = indent;
            block.OpeningText = line.Text;
            block.OpeningInfo = FenceInfo.Parse(line.Text);
            block.Macro = line.MacroBehindLanguage;
        }

        return state;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ArgumentNullException.ThrowIfNull(processor);
        var code = (RunnableCodeBlock)block;
        if (TryClose(processor, code))
        {
            return BlockState.BreakDiscard;
        }

        var state = base.TryContinue(processor, block);
        return TryCloseBehindText(processor, code) ? BlockState.BreakDiscard : state;
    }

    protected override FencedCodeBlock CreateFencedBlock(BlockProcessor processor) => new RunnableCodeBlock(this);

    /// <summary>Takes a line that closes nothing that is open, so that it cannot swallow the page.</summary>
    private static bool TakeStray(BlockProcessor processor, FenceLine line)
    {
        if (!line.HasMacro && line.Text.Length > 0)
        {
            return FenceRepair.Of(processor).IsStray(processor.LineIndex);
        }

        // A fence within a list or quote whose end stands further left: the list is over by now, and the fence with it.
        var last = LastLeaf(processor.Document);
        if (last is RunnableCodeBlock { IsClosed: false } code
            && code.FencedChar == line.Character
            && code.Line + code.Lines.Count + 1 == processor.LineIndex
            && line.Count >= ShortestCloser(processor, code))
        {
            Close(code, line);
            return true;
        }

        if (line.HasMacro)
        {
            StrayFences.Add(processor.Document, processor.LineIndex);
        }

        return line.HasMacro || FenceRepair.Of(processor).IsStray(processor.LineIndex);
    }

    private static Block LastLeaf(Block block)
    {
        while (block is ContainerBlock { LastChild: { } child })
        {
            block = child;
        }

        return block;
    }

    /// <summary>The line is <c>```{{exec}}</c>, perhaps with something behind it; or only a fence.</summary>
    private static bool TryClose(BlockProcessor processor, RunnableCodeBlock code)
    {
        var line = new FenceLine(processor.Line.AsSpan());
        var shortest = ShortestCloser(processor, code);
        var closes = line.IsFence && line.Character == code.FencedChar && line.Count >= shortest
            && (line.HasMacro || (line.Text.Length == 0 && (!processor.IsCodeIndent || code.IndentCount >= CodeIndent)));
        if (closes)
        {
            Close(code, line);
            code.UpdateSpanEnd(processor.Line.End);
        }

        return closes;
    }

    private static void Close(RunnableCodeBlock code, FenceLine line)
    {
        code.Macro = line.HasMacro ? line.Macro : code.Macro;
        code.IsClosed = true;
        code.ClosingFencedCharCount = line.Count;
    }

    /// <summary>The line is <c>…;```{{exec}}</c>: Katacoda's authors began and ended such blocks within the lines of the code.</summary>
    private static bool TryCloseBehindText(BlockProcessor processor, RunnableCodeBlock code)
    {
        var line = processor.Line.AsSpan();
        var brace = line.LastIndexOf("{{", StringComparison.Ordinal);
        if (brace < FenceLine.Shortest || !CodeMacroReader.TryRead(line[brace..], out var macro, out var length) || !line[(brace + length)..].IsWhiteSpace())
        {
            return false;
        }

        var fenced = line[..brace].TrimEnd(' ');
        var text = fenced.TrimEnd(code.FencedChar);
        if (fenced.Length - text.Length < ShortestCloser(processor, code))
        {
            return false;
        }

        var last = processor.Line;
        last.End = last.Start + text.Length - 1;
        code.AppendLine(ref last, processor.Column, processor.LineIndex, processor.CurrentLineStartPosition, trackTrivia: false);
        if (code.OpeningText.Contains(' ', StringComparison.Ordinal) && code.OpeningInfo.Highlight is null)
        {
            Prepend(code, code.OpeningText);
        }

        code.Macro = macro;
        code.IsClosed = true;
        return true;
    }

    private static void Prepend(RunnableCodeBlock code, string text)
    {
        var slice = new StringSlice(text, NewLine.LineFeed);
        var first = new StringLine(ref slice);
        code.Lines.Add(ref first);
        var lines = code.Lines.Lines.AsSpan(0, code.Lines.Count);
        lines[..^1].CopyTo(lines[1..]);
        lines[0] = first;
        code.OpeningInfo = FenceInfo.Plain;
    }

    private static int ShortestCloser(BlockProcessor processor, RunnableCodeBlock code) =>
        FenceRepair.Of(processor).IsShortened(code.Line) ? FenceLine.Shortest : code.OpeningFencedCharCount;
}
