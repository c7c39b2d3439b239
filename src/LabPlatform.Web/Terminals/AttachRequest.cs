using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;
using Microsoft.AspNetCore.SignalR;

namespace LabPlatform.Web.Terminals;

/// <summary>What a page asks for when it opens a terminal.</summary>
/// <param name="Session">Id of the session.</param>
/// <param name="Terminal">1 to <see cref="TerminalRequest.Terminals"/>.</param>
/// <param name="Viewer">Random id of this terminal on this page, kept over reconnects.</param>
/// <param name="Epoch">From the last <c>attached</c> message, else 0.</param>
/// <param name="FromOffset">Output seen so far in that epoch.</param>
/// <param name="Columns">Wanted size.</param>
/// <param name="Rows">Wanted size.</param>
/// <param name="Watch">Output only: nothing can be typed.</param>
/// <param name="Visible">Whether the page can be seen now.</param>
internal sealed record AttachRequest(
    string Session,
    int Terminal,
    string Viewer,
    long Epoch,
    long FromOffset,
    int Columns,
    int Rows,
    bool Watch,
    bool Visible)
{
    /// <exception cref="HubException">The request is not one our page makes.</exception>
    public (SessionId Session, TerminalRequest Request) Validate()
    {
        var valid = Terminal is >= 1 and <= TerminalRequest.Terminals
            && TerminalRequest.IsViewer(Viewer)
            && Epoch >= 0
            && FromOffset >= 0;
        if (!valid)
        {
            throw new HubException("There is no such terminal.");
        }

        if (!SessionId.TryParse(Session, out var session))
        {
            throw new HubException(TerminalAccess.NotFound);
        }

        var size = Watch ? (TerminalSize?)null : new TerminalSize(Columns, Rows);
        return (session, new TerminalRequest(Terminal, Viewer, Epoch, FromOffset, size, MayType: !Watch, Visible));
    }
}
