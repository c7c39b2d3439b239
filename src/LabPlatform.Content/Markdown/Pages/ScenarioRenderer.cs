using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LabPlatform.Content.Images;
using LabPlatform.Content.Markdown.Addresses;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Content.Markdown.Pages;

/// <summary>Renders each page once per scenario object; a changed scenario is another object and so another entry.</summary>
internal sealed partial class ScenarioRenderer(ILogger<ScenarioRenderer> logger) : IScenarioRenderer
{
    private readonly ConditionalWeakTable<Scenario, ConcurrentDictionary<ScenarioPage, string>> _pages = [];

    public string Render(Scenario scenario, ScenarioPage page, PagePlace? place = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(page);
        if (AddressTokens.AreIn(page.Markdown))
        {
            return RenderAnew(scenario, page, place ?? PagePlace.Reading);
        }

        var pages = _pages.GetValue(scenario, static _ => new ConcurrentDictionary<ScenarioPage, string>(ReferenceEqualityComparer.Instance));
        return pages.GetOrAdd(page, static (key, state) => state.Self.RenderAnew(state.Scenario, key, PagePlace.Reading), (Self: this, Scenario: scenario));
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "An author's text must never take down the page around it, whatever a parser makes of it.")]
    private string RenderAnew(Scenario scenario, ScenarioPage page, PagePlace place)
    {
        try
        {
            var words = place.IsRunning ? AddressWords.Running : AddressWords.Reading;
            return PageRenderer.Render(PageRenderer.Parse(page.Markdown, place.Addresses), new ScenarioPageImages(scenario, page), words);
        }
        catch (PageTooComplexException exception)
        {
            Log.TooComplex(logger, scenario.Id, page.TextPath, exception.Message);
            return Problem($"This page is too complex to be shown ({exception.Message}).");
        }
        catch (Exception exception)
        {
            Log.NotRendered(logger, exception, scenario.Id, page.TextPath);
            return Problem("This page could not be shown.");
        }
    }

    /// <param name="text">Ours, without characters that mean something in HTML.</param>
    private static string Problem(string text) => $"<p class=\"page-problem\">{text} Please tell whoever made this lab.</p>";

    private static partial class Log
    {
        [LoggerMessage(EventId = 220, EventName = "PageTooComplex", Level = LogLevel.Warning, Message = "Page {Page} of scenario {Scenario} is too complex: {Reason}.")]
        public static partial void TooComplex(ILogger logger, ScenarioId scenario, string page, string reason);

        [LoggerMessage(EventId = 221, EventName = "PageNotRendered", Level = LogLevel.Error, Message = "Page {Page} of scenario {Scenario} could not be rendered.")]
        public static partial void NotRendered(ILogger logger, Exception exception, ScenarioId scenario, string page);
    }
}
