using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Results;

public sealed partial class Figures
{
    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Scenario Scenario { get; set; }

    /// <summary>The steps with a check or graded questions, as the lab is now: its author may have changed it since.</summary>
    private List<int> Passable => [.. Enumerable.Range(0, Scenario.Steps.Length).Where(step => Scenario.Steps[step].CanBePassed)];

    private int Passed => Passable.Count(step => Session.HasPassed(Scenario, step));

    private int Hints => Session.Help.Sum(help => help.Hints);

    private string Taken
    {
        get
        {
            var taken = (Session.FinishedAt ?? Session.EndedAt ?? Time.GetUtcNow()) - (Session.ReadyAt ?? Session.CreatedAt);
            return taken.TotalMinutes < 1 ? $"{Math.Max(1, (int)taken.TotalSeconds)} s" : $"{(int)Math.Round(taken.TotalMinutes)} min";
        }
    }
}
