using LabPlatform.Content.Markdown.Pages;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Code without a macro: shown as it would be run, hidden characters taken out.</summary>
internal sealed class PlainCodeInlineRenderer : HtmlObjectRenderer<CodeInline>
{
    protected override void Write(HtmlRenderer renderer, CodeInline obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        var isRunnable = CodeMacroReader.TryReadWithin(obj.Content, out var code, out var macro);
        ((PageHtmlRenderer)renderer).WriteCode(PageCode.Inline(isRunnable ? macro : default, code));
    }
}
