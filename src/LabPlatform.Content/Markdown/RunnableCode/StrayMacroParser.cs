using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Takes a macro out of prose. Only one that is spelt right: other braces are the author's.</summary>
internal sealed class StrayMacroParser : InlineParser
{
    public StrayMacroParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!CodeMacroReader.TryReadStray(slice.AsSpan(), out var macro, out var length))
        {
            return false;
        }

        var start = slice.Start;
        slice.Start = start + length;
        processor.Inline = new StrayMacroInline(macro)
        {
            Span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(slice.Start - 1)),
            Line = line,
            Column = column,
        };
        return true;
    }
}
