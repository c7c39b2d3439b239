using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>The page of the lab the learner is at, and the way to the others. Which page that is, is stored with the session.</summary>
public sealed partial class StepPane
{
    private ElementReference _heading;
    private int? _focusOn;

    [Inject]
    public required GoToStep GoToStep { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PreviewNames Previews { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    private LabError? Refusal { get; set; }

    private bool Busy { get; set; }

    private int First => Scenario.FirstPage();

    /// <summary>The finish page has an address of its own; whoever comes back from there sees the last step.</summary>
    private int Shown => Math.Min(Session.CurrentStep, Scenario.Steps.Length - 1);

    private ScenarioStep? Step => Shown >= 0 ? Scenario.Steps[Shown] : null;

    private PagePlace Place => Session.IsLive() ? new PagePlace(IsRunning: true, Previews.Of(Session)) : PagePlace.Reading;

    private string Kicker => Shown < 0 ? "Introduction" : $"Step {Shown + 1} of {Scenario.Steps.Length}";

    private string Title => Scenario.PageAt(Shown)?.Title is { Length: > 0 } title ? title : Scenario.Title;

    /// <summary>Why there is no going on yet, or null.</summary>
    private string? Gate => Session.State == SessionState.Starting
        ? "The lab is being prepared."
        : Session.FirstGate(Scenario) is { } gate && gate <= Shown ? Missing(gate) : null;

    private string Missing(int step) => Scenario.Steps[step].HasCheck && Session.ResultOf(step).PassedAt is null
        ? "Pass the check to go on."
        : "Answer the questions to go on.";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOn == Shown)
        {
            _focusOn = null;
            await _heading.FocusAsync(); // the new page begins at its heading, for eyes and for screen readers
        }
    }

    private async Task TurnAsync(int step)
    {
        if (Busy)
        {
            return;
        }

        Busy = true;
        var turned = await GoToStep.ExecuteAsync(Session.Id, View.Learner, step, View.Gone);
        Busy = false;
        Refusal = turned.Error;
        if (turned.Value is not { } session)
        {
            return;
        }

        if (step >= Scenario.Steps.Length)
        {
            Navigation.NavigateTo(LabUrls.Finish(session.Id));
            return;
        }

        _focusOn = step;
        await View.ShowAsync(session);
    }
}
