using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Shared;

/// <summary>Shows a scenario's page. It takes the page, not HTML, so that only what the renderer has sanitised can get here.</summary>
public sealed partial class SafeMarkdown
{
    private (Scenario, ScenarioPage, PagePlace)? _rendered;

    [Inject]
    public required IScenarioRenderer Renderer { get; init; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    [Parameter, EditorRequired]
    public required ScenarioPage Page { get; set; }

    /// <summary>There is a terminal beside the text: commands can be run with a click.</summary>
    [Parameter]
    public bool CanRun { get; set; }

    /// <summary>Where the page is shown: addresses of a lab are known beside it only.</summary>
    [Parameter]
    public PagePlace Place { get; set; } = PagePlace.Reading;

    private string Html { get; set; } = "";

    /// <summary>By which links to web ports of the lab go, without the address; null where there are none.</summary>
    private string? Door => PreviewHost.TryParse(Place.Addresses?.Name, out var host) ? LabUrls.OpenPort(host.Session, "") : null;

    protected override void OnParametersSet()
    {
        if (_rendered is var (scenario, page, place) && ReferenceEquals(scenario, Scenario) && ReferenceEquals(page, Page) && place == Place)
        {
            return;
        }

        _rendered = (Scenario, Page, Place);
        Html = Renderer.Render(Scenario, Page, Place);
    }
}
