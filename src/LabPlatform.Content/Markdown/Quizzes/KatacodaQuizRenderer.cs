using LabPlatform.Content.Markdown.Pages;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace LabPlatform.Content.Markdown.Quizzes;

internal sealed class KatacodaQuizRenderer : HtmlObjectRenderer<KatacodaQuizBlock>
{
    protected override void Write(HtmlRenderer renderer, KatacodaQuizBlock obj)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(obj);
        var page = (PageHtmlRenderer)renderer;
        page.EnsureLine();
        if (KatacodaQuizReader.Read(obj) is { } question)
        {
            page.WriteQuiz(question);
        }
        else
        {
            page.Write("<p>").WriteEscape(obj.Question).Write("</p>");
        }

        page.EnsureLine();
    }
}
