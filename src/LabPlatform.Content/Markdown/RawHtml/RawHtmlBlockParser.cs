using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>HTML blocks that end where authors mean them to: behind <c>&lt;/summary&gt;</c>, and where a fence or a file begins. They forget the blank line.</summary>
internal sealed class RawHtmlBlockParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        if (processor.IsCodeIndent && RawHtmlCode.IsFile(processor.Line.AsSpan()))
        {
            processor.RestartIndent(); // in lists, indented as the author's eye wants it
        }

        return base.TryOpen(processor);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ArgumentNullException.ThrowIfNull(processor);
        return block is HtmlBlock { Type: HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock } html && EndsBefore(processor.Line.AsSpan(), html)
            ? BlockState.None
            : base.TryContinue(processor, block);
    }

    private static bool EndsBefore(ReadOnlySpan<char> line, HtmlBlock html) =>
        line.StartsWith("```", StringComparison.Ordinal)
        || line.StartsWith("~~~", StringComparison.Ordinal)
        || RawHtmlCode.IsFile(line)
        || (!line.IsEmpty && line[0] != '<' && html.Lines.Count > 0
            && html.Lines.Lines[html.Lines.Count - 1].Slice.AsSpan().TrimEnd().EndsWith("</summary>", StringComparison.OrdinalIgnoreCase));
}
