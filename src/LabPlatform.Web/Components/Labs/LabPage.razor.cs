using LabPlatform.Domain.Scenarios;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Labs;

/// <summary>A lab before it is started: what it is about, and all its steps to read.</summary>
public sealed partial class LabPage
{
    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The scenario's id.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>1-based; null for the overview.</summary>
    [SupplyParameterFromQuery(Name = "step")]
    public int? Step { get; set; }

    private CatalogueEntry? Entry { get; set; }

    private Course? Course { get; set; }

    private Course OnlyThis => new("", "", "", [Entry!], []);

    private string Title => Step is { } step ? $"{Entry!.Scenario!.Steps[step - 1].Title} · {Entry.Title}" : Entry!.Title;

    protected override void OnParametersSet()
    {
        var catalogue = Scenarios.Current;
        Entry = ScenarioId.TryParse(Path, out var id) ? catalogue.Find(id) : null;
        Course = catalogue.Courses.FirstOrDefault(course => course.Entries.Any(entry => entry.Id == Entry?.Id));
        if (Entry is null || (Step is { } step && (step < 1 || step > (Entry.Scenario?.Steps.Length ?? 0))))
        {
            Entry = null;
            Navigation.NotFound();
        }
    }
}
