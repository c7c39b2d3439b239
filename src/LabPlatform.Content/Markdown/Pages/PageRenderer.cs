using LabPlatform.Content.Sanitising;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>Markdown in, safe HTML out.</summary>
internal static class PageRenderer
{
    /// <summary>A page of 256 KB may become much more HTML (tables); beyond this it is not shown.</summary>
    private const int MaximumHtml = 4 * 1024 * 1024;

    /// <exception cref="PageTooComplexException">The page cannot be shown.</exception>
    public static MarkdownDocument Parse(string markdown)
    {
        ParagraphBudget.Check(markdown);
        try
        {
            return MarkdownParser.Parse(markdown, MarkdownPipelines.ScenarioPage);
        }
        catch (ArgumentException exception) // Markdig's limit on nesting; it has no type of its own
        {
            throw new PageTooComplexException("nested too deeply", exception);
        }
    }

    /// <exception cref="PageTooComplexException">The page cannot be shown.</exception>
    public static string Render(MarkdownDocument document, IPageImages images)
    {
        using var writer = new StringWriter();
        var renderer = new PageHtmlRenderer(writer);
        MarkdownPipelines.ScenarioPage.Setup(renderer);
        try
        {
            renderer.Render(document);
        }
        catch (ArgumentException exception) // as above
        {
            throw new PageTooComplexException("nested too deeply", exception);
        }

        var html = writer.GetStringBuilder();
        return html.Length <= MaximumHtml
            ? HtmlSanitiser.Sanitise(html.ToString(), renderer, images)
            : throw new PageTooComplexException("too large");
    }
}
