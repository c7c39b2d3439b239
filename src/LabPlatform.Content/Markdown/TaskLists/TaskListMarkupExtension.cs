using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;

namespace LabPlatform.Content.Markdown.TaskLists;

/// <summary><c>- [x]</c> as a sign, not as a form control that has no label and does nothing.</summary>
internal sealed class TaskListMarkupExtension : IMarkdownExtension
{
    private readonly TaskListExtension _inner = new();

    public void Setup(MarkdownPipelineBuilder pipeline) => _inner.Setup(pipeline);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        _inner.Setup(pipeline, renderer);
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskListMarkupRenderer());
    }
}
