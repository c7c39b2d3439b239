using System.Collections.Immutable;
using AngleSharp.Html.Parser;
using LabPlatform.Content.Images;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Commands;

/// <summary>What a learner runs who clicks through a page.</summary>
public static class PageCommands
{
    /// <summary>Every command of a page that a click runs in the terminal (what is only typed is for programs that are open), in the order in which they stand, folded ones too.</summary>
    /// <remarks>Taken from what is shown, so that it is exactly what a click would send.</remarks>
    /// <param name="page">One of the pages of <paramref name="scenario"/>.</param>
    /// <returns>Empty also for a page that is too complex to be shown.</returns>
    public static ImmutableArray<string> Of(Scenario scenario, ScenarioPage page)
    {
        string html;
        try
        {
            html = PageRenderer.Render(PageRenderer.Parse(page.Markdown), new ScenarioPageImages(scenario, page));
        }
        catch (PageTooComplexException)
        {
            return [];
        }

        using var document = new HtmlParser().ParseDocument(html);
        return
        [
            .. document.QuerySelectorAll("[data-lab-action=exec]:not([data-lab-enter]), [data-lab-action=exec-interrupt]:not([data-lab-enter])")
                .Select(element => element.QuerySelector("code")?.TextContent)
                .OfType<string>()
                .Where(text => !string.IsNullOrWhiteSpace(text)),
        ];
    }
}
