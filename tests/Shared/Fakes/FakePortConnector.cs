using System.Collections.Concurrent;
using System.Net.Sockets;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Every port of every lab leads to one server of the test; without one, nothing listens.</summary>
internal sealed class FakePortConnector : IPortConnector
{
    /// <summary>A port of this machine, or null.</summary>
    public int? Server { get; set; }

    /// <summary>When set, there is no way to it.</summary>
    public PortException? Trouble { get; set; }

    /// <summary>What was connected to, in order.</summary>
    public ConcurrentQueue<(SessionId Session, PreviewTarget Target, int Port)> Asked { get; } = new();

    public async Task<Stream> ConnectAsync(LabSession session, PreviewTarget target, int port, CancellationToken cancellationToken)
    {
        Asked.Enqueue((session.Id, target, port));
        if (Trouble is not null)
        {
            throw Trouble;
        }

        if (Server is not { } server)
        {
            throw new PortException(PortTrouble.NothingListens, $"Nothing listens on port {port} in the lab's machine yet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", server, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
