using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.Pages;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RawHtml;

internal sealed class RawHtmlBlockRenderer : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        renderer.Write(RawHtmlFilter.FilterBlock(AuthorText.WithLineFeeds(obj.Lines.ToString()), (PageHtmlRenderer)renderer));
        renderer.EnsureLine();
    }
}
