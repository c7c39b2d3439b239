using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Learners;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

public sealed partial class CataloguePage
{
    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    [Inject]
    public required ListSessions ListSessions { get; init; }

    [Inject]
    public required CurrentLearner Learner { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    private ImmutableArray<Course> Courses { get; set; } = [];

    private ImmutableArray<LabSession> Sessions { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Courses = Scenarios.Current.Courses;
        if (await Learner.FindAsync() is { } learner)
        {
            Sessions = await ListSessions.ExecuteAsync(learner, HttpContext.RequestAborted);
        }
    }
}
