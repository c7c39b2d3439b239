using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.SignalR.Client;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>A page's connection to the hub.</summary>
internal sealed class Page(HubConnection connection) : IAsyncDisposable
{
    public HubConnection Connection => connection;

    public async Task<PageTerminal> AttachAsync(SessionId session, int terminal = 1, string viewer = "viewer0001", bool watch = false, long epoch = 0, long from = 0)
    {
        var attached = new PageTerminal(connection, viewer, Stream(session, terminal, viewer, watch, epoch, from));
        await attached.AttachedAsync();
        return attached;
    }

    public IAsyncEnumerable<TerminalMessage> Stream(SessionId session, int terminal = 1, string viewer = "viewer0001", bool watch = false, long epoch = 0, long from = 0) =>
        connection.StreamAsync<TerminalMessage>(
            "Attach",
            new AttachRequest(session.Value, terminal, viewer, epoch, from, 80, 24, watch, Visible: true),
            TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
