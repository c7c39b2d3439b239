using LabPlatform.Content.Markdown.Pages;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace LabPlatform.Content.Markdown.RunnableCode;

internal sealed class RunnableCodeInlineRenderer : HtmlObjectRenderer<RunnableCodeInline>
{
    protected override void Write(HtmlRenderer renderer, RunnableCodeInline obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ((PageHtmlRenderer)renderer).WriteCode(PageCode.Inline(obj.Macro, obj.Code));
    }
}
