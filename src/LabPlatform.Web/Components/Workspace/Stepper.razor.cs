using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>All pages of the lab in a row: which are passed, which can be opened, which one is shown.</summary>
public sealed partial class Stepper
{
    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>-1 for the introduction.</summary>
    [Parameter, EditorRequired]
    public required int Shown { get; set; }

    /// <summary>Another page is wanted. A callback and not a delegate: what came of it is shown by the parent, which has to render again.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<int> Turn { get; set; }

    private bool Open(int step) => step == Shown
        || (Session.State == SessionState.Ready && (Session.FirstGate(Scenario) is not { } gate || step <= gate));

    private bool Passed(int step) => step >= 0 && Scenario.Steps[step].CanBePassed && Session.HasPassed(Scenario, step);

    private string TitleOf(int step) => Scenario.PageAt(step)?.Title is { Length: > 0 } title ? title : step < 0 ? "Introduction" : $"Step {step + 1}";

    private string Spoken(int step) => (step < 0 ? TitleOf(step) : $"Step {step + 1}: {TitleOf(step)}") + (Passed(step) ? ", passed" : "");
}
