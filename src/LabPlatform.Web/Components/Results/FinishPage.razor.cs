using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Learners;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Results;

/// <summary>What came of a session: time, steps, attempts, and where to go from here.</summary>
public sealed partial class FinishPage
{
    [Inject]
    public required FindSession FindSession { get; init; }

    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    [Inject]
    public required CurrentLearner Learner { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    [Parameter]
    public required string Id { get; set; }

    private LabSession? Session { get; set; }

    private Scenario? Scenario { get; set; }

    private string Headline => Session!.FinishedAt is null ? "What you have so far" : Scenario!.IsExam ? "The exam is over." : "Well done.";

    protected override async Task OnInitializedAsync()
    {
        if (SessionId.TryParse(Id, out var id) && await Learner.FindAsync() is { } learner)
        {
            Session = await FindSession.ExecuteAsync(id, learner, HttpContext.RequestAborted);
            Scenario = Session is null ? null : Scenarios.Current.Find(Session.Scenario)?.Scenario;
        }

        if (Scenario is null)
        {
            Navigation.NotFound();
        }
    }
}
