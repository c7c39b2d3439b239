using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>The time that is left, always visible; its script counts, warns at 10, 5 and 1 minutes and puts the warning into the page's title.</summary>
public sealed partial class SessionClock
{
    [Inject]
    public required ExtendSession ExtendSession { get; init; }

    [Inject]
    public required SessionRules Rules { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    private bool Busy { get; set; }

    private string? Answer { get; set; }

    private int Minutes => (int)Math.Round(Rules.Extension.TotalMinutes);

    /// <summary>Written once: from then on the script writes here.</summary>
    private string Left { get; set; } = "";

    protected override void OnInitialized() => Left = $"{Math.Max(0, (int)Math.Ceiling((Session.Deadline - View.Now).TotalMinutes))} min";

    private async Task ExtendAsync()
    {
        if (Busy)
        {
            return;
        }

        (Busy, Answer) = (true, null); // the same answer twice in a row would change nothing on the page, and be seen by nobody
        var before = Session.Deadline;
        var extended = await ExtendSession.ExecuteAsync(Session.Id, View.Learner, View.Gone);
        Busy = false;
        Answer = extended.Match(session => $"{(int)Math.Round((session.Deadline - before).TotalMinutes)} minutes added.", refusal => refusal.Message);
        if (extended.Value is { } session)
        {
            await View.ShowAsync(session);
        }
    }
}
