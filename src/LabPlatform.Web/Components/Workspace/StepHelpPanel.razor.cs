using LabPlatform.Domain.Help;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>Hints of a step, one at a time, and its solution for whoever asks. What was shown is kept by <see cref="ShowHelp"/>.</summary>
public sealed partial class StepHelpPanel
{
    [Inject]
    public required ShowHelp ShowHelp { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>0-based.</summary>
    [Parameter, EditorRequired]
    public required int Number { get; set; }

    [Parameter]
    public PagePlace Place { get; set; } = PagePlace.Reading;

    private LabError? Refusal { get; set; }

    private bool Busy { get; set; }

    /// <summary>The hint this window has just asked for stands open, or -1.</summary>
    private int Newest { get; set; } = -1;

    private bool ShowsSolution { get; set; }

    private ScenarioStep Step => Scenario.Steps[Number];

    private StepHelp Known => Session.HelpOf(Number);

    private bool CanRun => Session.State == SessionState.Ready;

    private bool HasHelp => !Scenario.IsExam && (CanRun ? Step.Hints.Length > 0 || Step.HasSolution : Known.Hints > 0 || Known.SolutionAt is not null);

    /// <summary>The script that solves the step, as a page: it gets the highlighting and the tools of all code.</summary>
    private ScenarioPage? Script { get; set; }

    protected override void OnParametersSet()
    {
        if (Step.Solve is not { } solve || Known.SolutionAt is null)
        {
            Script = null;
        }
        else if (Script is null || !string.Equals(Script.TextPath, solve.Path, StringComparison.Ordinal))
        {
            Script = new ScenarioPage { TextPath = solve.Path, Markdown = Fenced(solve.Text) };
        }
    }

    private async Task AskAsync(bool solution)
    {
        if (Busy)
        {
            return;
        }

        Busy = true;
        var shown = await ShowHelp.ExecuteAsync(Session.Id, View.Learner, Number, solution, View.Gone);
        Busy = false;
        Refusal = shown.Error;
        if (shown.Value is { } session)
        {
            (Newest, ShowsSolution) = solution ? (Newest, true) : (session.HelpOf(Number).Hints - 1, ShowsSolution);
            await View.ShowAsync(session);
        }
    }

    /// <summary>A fence longer than any within the script.</summary>
    private static string Fenced(string script)
    {
        var fence = new string('`', 3 + script.Split('\n').Max(line => line.Length - line.TrimStart('`').Length));
        return $"{fence}bash\n{script.TrimEnd('\n')}\n{fence}{{{{copy}}}}\n";
    }
}
