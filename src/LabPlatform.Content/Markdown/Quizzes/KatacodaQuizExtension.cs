using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;

namespace LabPlatform.Content.Markdown.Quizzes;

internal sealed class KatacodaQuizExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.BlockParsers.InsertBefore<QuoteBlockParser>(new KatacodaQuizParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.ObjectRenderers.Add(new KatacodaQuizRenderer());
    }
}
