using LabPlatform.Content.Markdown.Pages;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace LabPlatform.Content.Markdown.RawHtml;

internal sealed class RawHtmlInlineRenderer : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        renderer.Write(RawHtmlFilter.FilterTag(obj.Tag, (PageHtmlRenderer)renderer));
    }
}
