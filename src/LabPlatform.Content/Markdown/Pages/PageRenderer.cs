using LabPlatform.Content.Markdown.Addresses;
using LabPlatform.Content.Markdown.RunnableCode;
using LabPlatform.Content.Sanitising;
using LabPlatform.Domain.Previews;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>Markdown in, safe HTML out.</summary>
internal static class PageRenderer
{
    /// <summary>In characters. A page of 256 KB may become much more HTML (tables); beyond this it is not shown.</summary>
    public const int MaximumHtml = 4 * 1024 * 1024;

    /// <param name="addresses">What tokens become. They are replaced before anything is read: Markdown knows no link to <c>{{…}}</c>.</param>
    /// <exception cref="PageTooComplexException">The page cannot be shown.</exception>
    public static MarkdownDocument Parse(string markdown, PreviewAddresses? addresses = null) =>
        ParseAsWritten(AddressTokens.Replace(markdown, addresses ?? (IPortAddresses)AbsentAddresses.Instance));

    /// <summary>With all tokens as they are.</summary>
    /// <exception cref="PageTooComplexException">The page cannot be shown.</exception>
    public static MarkdownDocument ParseAsWritten(string markdown)
    {
        ParagraphBudget.Check(markdown);
        try
        {
            return FenceRepair.Parse(context => MarkdownParser.Parse(markdown, MarkdownPipelines.ScenarioPage, context));
        }
        catch (ArgumentException exception) // Markdig's limit on nesting; it has no type of its own
        {
            throw new PageTooComplexException("nested too deeply", exception);
        }
    }

    /// <param name="words">Say what stands for an address that was not known when the page was read.</param>
    /// <exception cref="PageTooComplexException">The page cannot be shown.</exception>
    public static string Render(MarkdownDocument document, IPageImages images, AddressWords? words = null)
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
            ? HtmlSanitiser.Sanitise(html.ToString(), renderer, images, words ?? AddressWords.Reading)
            : throw new PageTooComplexException("too large");
    }
}
