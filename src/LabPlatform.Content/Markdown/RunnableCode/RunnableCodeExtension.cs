using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace LabPlatform.Content.Markdown.RunnableCode;

internal sealed class RunnableCodeExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.BlockParsers.ReplaceOrAdd<FencedCodeBlockParser>(new RunnableCodeParser());
        pipeline.InlineParsers.InsertBefore<CodeInlineParser>(new RunnableCodeInlineParser());
        pipeline.InlineParsers.InsertBefore<CodeInlineParser>(new StrayMacroParser());
        pipeline.DocumentProcessed += StrayMacros.Join;
        pipeline.DocumentProcessed += TableCode.Unescape;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new RunnableCodeBlockRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeInlineRenderer>(new PlainCodeInlineRenderer());
        renderer.ObjectRenderers.Add(new RunnableCodeInlineRenderer());
        renderer.ObjectRenderers.Add(new StrayMacroRenderer());
    }
}
