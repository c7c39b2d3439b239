using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace LabPlatform.Content.Markdown.RawHtml;

/// <summary>An author's HTML: known elements pass on to the sanitiser, everything else becomes text that can be read.</summary>
internal sealed class RawHtmlExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.BlockParsers.ReplaceOrAdd<HtmlBlockParser>(new RawHtmlBlockParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new RawHtmlBlockRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new RawHtmlInlineRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new LowerHeadingRenderer());
    }
}
