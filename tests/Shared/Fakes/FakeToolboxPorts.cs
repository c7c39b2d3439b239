using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Tells what the test says, to the one who looks last.</summary>
internal sealed class FakeToolboxPorts : IToolboxPorts
{
    private readonly ToldStream<ListeningPorts> _ports = new();

    /// <summary>How many look now.</summary>
    public int Watching => _ports.Listening;

    public void Tell(params ListeningPort[] ports) => _ports.Tell(new ListeningPorts([.. ports], null));

    public void TellTrouble(string trouble) => _ports.Tell(new ListeningPorts([], trouble));

    public IAsyncEnumerable<ListeningPorts> WatchAsync(LabSession session, CancellationToken cancellationToken) => _ports.ListenAsync(cancellationToken);
}
