namespace LabPlatform.Domain.Scenarios;

/// <summary>Turns a page's Markdown into HTML that is safe to show.</summary>
public interface IScenarioRenderer
{
    /// <summary>Renders a page; the result is kept for as long as <paramref name="scenario"/> lives, unless it differs from place to place.</summary>
    /// <remarks>
    /// Never throws on hostile input: a page that is too complex says so in its HTML.
    /// The markup that a host may rely on (classes, <c>data-lab-…</c>, ids, images) is written down in the README of LabPlatform.Content.
    /// </remarks>
    /// <param name="page">One of the pages of <paramref name="scenario"/>.</param>
    /// <param name="place">Where it is shown; null for <see cref="PagePlace.Reading"/>.</param>
    /// <returns>
    /// Sanitised HTML. Code to act on carries <c>data-lab-action</c> (<c>exec</c>, <c>exec-interrupt</c>, <c>keys</c>, <c>copy</c>, <c>open</c>,
    /// <c>write</c>, <c>none</c>); its text is exactly the text of the <c>code</c> element inside.
    /// </returns>
    string Render(Scenario scenario, ScenarioPage page, PagePlace? place = null);
}
