using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.Pages;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.RunnableCode;

/// <summary>Writes fences and indented code.</summary>
internal sealed class RunnableCodeBlockRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        var runnable = obj as RunnableCodeBlock;
        var info = runnable?.OpeningInfo ?? FenceInfo.Plain;
        renderer.EnsureLine();
        ((PageHtmlRenderer)renderer).WriteCode(new PageCode(
            IsBlock: true,
            runnable?.Action ?? LabAction.None,
            info.Language,
            info.Highlight,
            AuthorText.WithLineFeeds(obj.Lines.ToString())));
        renderer.EnsureLine();
    }
}
