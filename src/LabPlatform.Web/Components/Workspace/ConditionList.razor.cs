using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>What a step declares, each condition with how it stands and why.</summary>
/// <remarks>It changes while the learner works, and does not say so aloud: that would talk all the time. The overall result beside it does.</remarks>
public sealed partial class ConditionList
{
    [Parameter, EditorRequired]
    public required DeclaredCheck Check { get; set; }

    /// <summary>Null until it is known.</summary>
    [Parameter, EditorRequired]
    public required DeclaredReport? Report { get; set; }

    private IEnumerable<(string Title, CheckOutcome? Outcome)> Rows => Report is { } report
        ? report.Conditions.Select(item => (item.Condition.TitleOf(), (CheckOutcome?)item.Outcome))
        : Check.Conditions.Select(condition => (condition.TitleOf(), (CheckOutcome?)null));

    private static string IconOf(CheckOutcome? outcome) => outcome switch
    {
        CheckOutcome.Passed => "check",
        CheckOutcome.NotYet => "clock",
        CheckOutcome.Failed => "cross",
        CheckOutcome.CouldNotCheck => "alert",
        _ => "circle",
    };

    private static string ClassOf(CheckOutcome? outcome) => outcome switch
    {
        CheckOutcome.Passed => "good",
        CheckOutcome.Failed => "bad",
        null => "open",
        _ => "warn",
    };

    private static string Spoken(CheckOutcome? outcome) => outcome switch
    {
        CheckOutcome.Passed => "Done",
        CheckOutcome.NotYet => "Not yet",
        CheckOutcome.Failed => "To do",
        CheckOutcome.CouldNotCheck => "Could not be checked",
        _ => "Not known yet",
    };
}
