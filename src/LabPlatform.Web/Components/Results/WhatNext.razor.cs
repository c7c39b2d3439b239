using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Results;

/// <summary>The next lab of the course, back to this one, or an end to it.</summary>
public sealed partial class WhatNext
{
    [Inject]
    public required EndSession EndSession { get; init; }

    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    private CatalogueEntry? NextLab { get; set; }

    private int Number { get; set; }

    private bool Live => Session.IsLive();

    protected override void OnParametersSet()
    {
        var course = Scenarios.Current.Courses.FirstOrDefault(course => course.Entries.Any(entry => entry.Id == Scenario.Id));
        var sound = course?.Entries.Where(entry => entry.Scenario is not null).ToList() ?? [];
        Number = sound.FindIndex(entry => entry.Id == Scenario.Id) + 2;
        NextLab = sound.ElementAtOrDefault(Number - 1);
    }

    private async Task EndAsync()
    {
        // The page is the learner's own: it is shown for nobody else's session.
        await EndSession.ExecuteAsync(Session.Id, Session.Learner, HttpContext.RequestAborted);
        Navigation.NavigateTo(LabUrls.Catalogue);
    }
}
