using System.Globalization;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>The check of one step: asks, waits, and says what came of it and why. Whether the step counts is decided by <see cref="CheckStep"/> alone.</summary>
public sealed partial class CheckPanel
{
    [Inject]
    public required CheckStep CheckStep { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>0-based.</summary>
    [Parameter, EditorRequired]
    public required int Step { get; set; }

    private bool Busy { get; set; }

    private Answer? Given { get; set; }

    /// <summary>What this window was answered, until another one of the learner's has made a newer attempt.</summary>
    private Answer? Latest => Given is { } given && given.Attempts >= Session.ResultOf(Step).Attempts ? given : null;

    private CheckReport? Report => Latest?.Report;

    private LabError? Refusal => Latest?.Refusal;

    private CheckOutcome? Outcome => Report?.Result.Outcome;

    private StepResult? Known => Session.Results.FirstOrDefault(result => result.Step == Step);

    private bool Passed => Known?.PassedAt is not null;

    /// <summary>What is to be read: the answer just given, else what is recorded from before.</summary>
    private (string Icon, string Headline, string Reason)? Shown => (Refusal, Outcome, Known) switch
    {
        ({ } refusal, _, _) => ("alert", "Not checked.", refusal.Message),
        (_, CheckOutcome.Passed passed, _) => ("check", "Passed.", passed.Reason),
        (_, CheckOutcome.NotYet notYet, _) => ("clock", "Not yet.", notYet.Reason),
        (_, CheckOutcome.Failed failed, _) => ("cross", "Not passed.", failed.Reason),
        (_, CheckOutcome.CouldNotCheck could, _) => ("alert", "Could not check.", could.Reason),
        (_, _, { PassedAt: not null } known) => ("check", "Passed.", known.LastReason),
        (_, _, { LastReason.Length: > 0 } known) => ("cross", "Last time:", known.LastReason),
        _ => null,
    };

    private string? StateClass => Busy || Shown is null ? null : Shown.Value.Icon switch
    {
        "check" => "good",
        "cross" => "bad",
        _ => "warn",
    };

    private async Task CheckAsync()
    {
        if (Busy)
        {
            return;
        }

        Busy = true;
        var checking = await CheckStep.ExecuteAsync(Session.Id, View.Learner, Step, View.Gone);
        Busy = false;
        Given = new Answer(checking.Value, checking.Error, (checking.Value?.Session ?? Session).ResultOf(Step).Attempts);
        if (checking.Value is { } report)
        {
            await View.ShowAsync(report.Session);
        }
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    /// <param name="Attempts">How many there had been of the step then, this one included.</param>
    private sealed record Answer(CheckReport? Report, LabError? Refusal, int Attempts);
}
