using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace LabPlatform.Content.Markdown.RunnableCode;

internal sealed class StrayMacroRenderer : HtmlObjectRenderer<StrayMacroInline>
{
    protected override void Write(HtmlRenderer renderer, StrayMacroInline obj)
    {
    }
}
