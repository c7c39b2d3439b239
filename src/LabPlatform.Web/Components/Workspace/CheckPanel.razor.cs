using System.Globalization;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>
/// The check of one step: asks, waits, and says what came of it and why; shows how what the step declares stands while the learner works.
/// Whether the step counts is decided by <see cref="CheckStep"/> and <see cref="WatchStep"/> alone.
/// </summary>
public sealed partial class CheckPanel : IAsyncDisposable
{
    private readonly PageLoop _watching = new();

    [Inject]
    public required CheckStep CheckStep { get; init; }

    [Inject]
    public required WatchStep WatchStep { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    /// <summary>0-based.</summary>
    [Parameter, EditorRequired]
    public required int Step { get; set; }

    private ScenarioStep? Checked => View.Scenario?.Steps.ElementAtOrDefault(Step);

    private DeclaredCheck? Wanted => Checked?.Checks;

    /// <summary>Passes as soon as all it declares is so, without a press.</summary>
    private bool PassesByItself => Checked is { Checks: not null, Verify: null };

    /// <summary>The newest of what is declared, or null.</summary>
    private DeclaredReport? Live { get; set; }

    private bool Busy { get; set; }

    private Answer? Given { get; set; }

    /// <summary>What this window was answered, until another one of the learner's has made a newer attempt.</summary>
    private Answer? Latest => Given is { } given && given.Attempts >= Session.ResultOf(Step).Attempts ? given : null;

    private CheckReport? Report => Latest?.Report;

    private LabError? Refusal => Latest?.Refusal;

    private CheckOutcome? Outcome => Report?.Result.Outcome;

    private StepResult? Known => Session.Results.FirstOrDefault(result => result.Step == Step);

    private bool Passed => Known?.PassedAt is not null;

    private bool IsAsked => Latest is not null || Known is not null;

    /// <summary>What is to be read: the answer just given, else what is recorded from before, else what is seen.</summary>
    private (string Icon, string Headline, string Reason)? Shown => (Refusal, Outcome, Known) switch
    {
        ({ } refusal, _, _) => ("alert", "Not checked.", refusal.Message),
        (_, CheckOutcome.Passed passed, _) => ("check", "Passed.", passed.Reason),
        (_, CheckOutcome.NotYet notYet, _) => ("clock", "Not yet.", Reason(notYet)),
        (_, CheckOutcome.Failed failed, _) => ("cross", "Not passed.", Reason(failed)),
        (_, CheckOutcome.CouldNotCheck could, _) => ("alert", "Could not check.", could.Reason),
        (_, _, { PassedAt: not null } known) => ("check", "Passed.", known.LastReason),
        (_, _, { LastReason.Length: > 0 } known) when Wanted is null => ("cross", "Last time:", known.LastReason),
        _ => Live?.Outcome switch
        {
            // Nothing of what changes from moment to moment: this is spoken aloud.
            CheckOutcome.NotYet => ("clock", "Under way.", PassesByItself ? "This step passes by itself when all of the list is so." : "The list says what is still to come."),
            CheckOutcome.CouldNotCheck => ("alert", "Could not look.", "The list says why. It is tried again by itself."),
            _ => null,
        },
    };

    private string Hint => (PassesByItself, Live?.Outcome) switch
    {
        (true, _) => "Looked at while you work: this step passes by itself.",
        (_, CheckOutcome.Passed) => "All of the list is so. Let the rest be checked.",
        _ => "Done? Let it be checked.",
    };

    private string? StateClass => Busy || Shown is null ? null : Shown.Value.Icon switch
    {
        "check" => "good",
        "cross" => "bad",
        _ => "warn",
    };

    protected override void OnInitialized()
    {
        // A page that is rendered once has nobody who looks.
        if (RendererInfo.IsInteractive && Wanted is not null && !Passed)
        {
            _watching.Start(WatchAsync, View.Gone);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Passed && !PassesByItself)
        {
            await _watching.StopAsync(); // what is so later does not matter any more
        }
    }

    public async ValueTask DisposeAsync() => await _watching.StopAsync();

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var report in WatchStep.ExecuteAsync(Session.Id, View.Learner, Step, cancellationToken))
            {
                // An answer about another state than this one is old.
                if (Given?.Report?.Declared is { } told && told.Outcome.GetType() != report.Outcome.GetType())
                {
                    Given = null;
                }

                Live = report;
                StateHasChanged();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>What the list says already is not said twice.</summary>
    private string Reason(CheckOutcome outcome) => Report?.Declared is { Outcome: not CheckOutcome.Passed } ? "The list says what is missing." : outcome.Reason;

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
            Live = report.Declared ?? Live;
            await View.ShowAsync(report.Session);
        }
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    /// <param name="Attempts">How many there had been of the step then, this one included.</param>
    private sealed record Answer(CheckReport? Report, LabError? Refusal, int Attempts);
}
