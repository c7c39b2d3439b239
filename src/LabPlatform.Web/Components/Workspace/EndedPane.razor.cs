using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

/// <summary>Stands where the terminal was: why the session is over, and the ways from here.</summary>
public sealed partial class EndedPane
{
    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    private bool Failed => Session.EndReason == EndReason.StartFailed;

    private (string Title, string Explanation) Text => Session.EndReason switch
    {
        EndReason.StartFailed when Session.ReadyAt is not null => ("The lab cannot go on", $"Its toolbox was lost and could not be made again. {Session.Failure} Steps you passed stay recorded."),
        EndReason.StartFailed => ("The lab could not be started", Session.Failure ?? "The cluster gave no reason."),
        EndReason.Deadline => ("The time is up", "The lab’s namespaces are deleted. Steps you passed stay recorded."),
        EndReason.Idle => ("Closed because nothing happened", "Nobody typed or clicked for a long time, so the lab made room for others. Steps you passed stay recorded."),
        EndReason.Lost => ("The lab is gone", "Its namespaces vanished from the cluster. That is not your fault; steps you passed stay recorded."),
        _ => ("The lab has ended", "Its namespaces are deleted. Steps you passed stay recorded."),
    };
}
