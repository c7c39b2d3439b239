using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>HTML blocks that end where a fence begins: authors forget the blank line behind <c>&lt;summary&gt;</c>.</summary>
internal sealed class RawHtmlBlockParser : HtmlBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ArgumentNullException.ThrowIfNull(processor);
        var endsHere = block is HtmlBlock { Type: HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock }
            && !processor.IsCodeIndent
            && processor.Line.AsSpan().StartsWith("```", StringComparison.Ordinal);
        return endsHere ? BlockState.None : base.TryContinue(processor, block);
    }
}
