using System.Net;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Shows the Markdown as it is, in a paragraph; a test that wants markup writes it with <see cref="Marker"/> in front.</summary>
internal sealed class FakeScenarioRenderer : IScenarioRenderer
{
    public const string Marker = "html:";

    public string Render(Scenario scenario, ScenarioPage page, PagePlace? place = null) => page.Markdown.StartsWith(Marker, StringComparison.Ordinal)
        ? page.Markdown[Marker.Length..]
        : $"<p>{WebUtility.HtmlEncode(page.Markdown)}</p>";
}
