using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Renderers;

namespace LabPlatform.Content.Markdown.Alerts;

/// <summary><c>&gt; [!NOTE]</c> with our markup: Markdig's has inline drawings, which the sanitiser refuses.</summary>
internal sealed class AlertMarkupExtension : IMarkdownExtension
{
    private readonly AlertExtension _inner = new();

    public void Setup(MarkdownPipelineBuilder pipeline) => _inner.Setup(pipeline);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        _inner.Setup(pipeline, renderer);
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<AlertBlockRenderer>(new AlertMarkupRenderer());
    }
}
