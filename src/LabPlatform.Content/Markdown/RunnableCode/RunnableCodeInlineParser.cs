using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Reads <c>`ls`{{exec}}</c>. Code without a macro is left to Markdig's own parser.</summary>
internal sealed class RunnableCodeInlineParser : InlineParser
{
    public RunnableCodeInlineParser() => OpeningCharacters = ['`'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekCharExtra(-1) == '`' || !CodeSpan.TryRead(slice.AsSpan(), out var span))
        {
            return false;
        }

        var start = slice.Start;
        slice.Start = start + span.Length;
        processor.Inline = new RunnableCodeInline(span.Code, span.Macro)
        {
            Span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(slice.Start - 1)),
            Line = line,
            Column = column,
        };
        return true;
    }
}
