using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Web.Components.Shared;
using LabPlatform.Web.Learners;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Labs;

/// <summary>Starts a lab by a plain form, so that it works before any script has loaded. Whoever starts one becomes a learner.</summary>
public sealed partial class StartBox
{
    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    [Inject]
    public required IClusterHealth Cluster { get; init; }

    [Inject]
    public required LearnerSessions Sessions { get; init; }

    [Inject]
    public required NewLearners Learners { get; init; }

    [Inject]
    public required CurrentLearner Learner { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>The id a new learner gets: see <see cref="NewLearners"/>.</summary>
    [SupplyParameterFromForm]
    public string? Promise { get; set; }

    /// <summary>The session to end first, as the button said.</summary>
    [SupplyParameterFromForm]
    public string? Replace { get; set; }

    private LabSession? Live { get; set; }

    /// <summary>What runs is another lab than this one.</summary>
    private bool Elsewhere => Live is not null && Live.Scenario != Scenario.Id;

    private LabError? Refusal { get; set; }

    protected override async Task OnInitializedAsync() => Live = await Sessions.FindLiveAsync(HttpContext.RequestAborted);

    private async Task StartAsync()
    {
        if (await Learner.FindAsync() is not { } learner)
        {
            learner = Learners.Redeem(Promise);
            await HttpContext.SignInAsync(learner.ToPrincipal(), new AuthenticationProperties { IsPersistent = true });
        }

        var replaced = SessionId.TryParse(Replace, out var id) ? id : (SessionId?)null;
        var started = await Sessions.StartAsync(learner, Scenario.Id, replaced, HttpContext.RequestAborted);
        Refusal = started.Error;
        if (started.Error is null)
        {
            Navigation.NavigateTo(LabUrls.Session(started.Value!.Id));
        }
        else
        {
            // What was to be ended may be, although nothing came after it.
            Live = started.Error is AnotherSessionRuns another ? another.Running : await Sessions.FindLiveAsync(HttpContext.RequestAborted);
        }
    }

    private string TitleOf(LabSession session) => Scenarios.Current.Find(session.Scenario)?.Title ?? session.Scenario.Value;
}
