using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Markdown.Quizzes;
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
        var page = (PageHtmlRenderer)renderer;
        page.EnsureLine();
        if (PageQuiz.IsQuestion(obj))
        {
            WriteQuestion(page, obj);
            return;
        }

        var code = AuthorText.WithLineFeeds(obj.Lines.ToString());
        var macro = runnable?.Macro ?? default;
        if (runnable is { IsClosed: true, OpeningFencedCharCount: FenceLine.Shortest } && macro == default && CodeMacroReader.TryReadWithin(code, out var rest, out var within))
        {
            (code, macro) = (rest, within);
        }

        page.WriteCode(new PageCode(IsBlock: true, macro, info.Language, info.Highlight, code));
        page.EnsureLine();
    }

    /// <summary>One that cannot be read is not shown as code: its answers stand in it.</summary>
    private static void WriteQuestion(PageHtmlRenderer page, CodeBlock block)
    {
        if (PageQuiz.Read(block).Question is { } question)
        {
            page.WriteQuiz(question);
        }
        else
        {
            page.WriteOpening("p", "page-problem");
            page.Write("Here is a question that cannot be read. Please tell whoever made this lab.</p>");
        }

        page.EnsureLine();
    }
}
