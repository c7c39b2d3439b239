using LabPlatform.Content.Markdown.Alerts;
using LabPlatform.Content.Markdown.Quizzes;
using LabPlatform.Content.Markdown.RawHtml;
using LabPlatform.Content.Markdown.RunnableCode;
using LabPlatform.Content.Markdown.TaskLists;
using Markdig;

namespace LabPlatform.Content.Markdown;

/// <summary>The one pipeline of scenario pages.</summary>
/// <remarks>
/// Left out on purpose: generic attributes and media links (they write attributes and frames), automatic ids, and
/// everything else of <c>UseAdvancedExtensions</c> that the pages of public scenarios do not use.
/// </remarks>
internal static class MarkdownPipelines
{
    public static MarkdownPipeline ScenarioPage { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Use<TaskListMarkupExtension>()
        .Use<AlertMarkupExtension>()
        .Use<RawHtmlExtension>()
        .Use<KatacodaQuizExtension>()
        .Use<RunnableCodeExtension>() // last: it replaces the parsers of code that the others may adjust
        .Build();
}
