using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Workspace;

public sealed partial class EndDialog
{
    [Inject]
    public required EndSession EndSession { get; init; }

    [Parameter, EditorRequired]
    public required SessionView View { get; set; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    private bool Busy { get; set; }

    private string? Refusal { get; set; }

    private async Task EndAsync()
    {
        if (Busy)
        {
            return;
        }

        Busy = true;
        var ended = await EndSession.ExecuteAsync(Session.Id, View.Learner, View.Gone);
        Busy = false;
        Refusal = ended.Error?.Message;
        if (ended.Value is { } session)
        {
            await View.ShowAsync(session);
        }
    }
}
