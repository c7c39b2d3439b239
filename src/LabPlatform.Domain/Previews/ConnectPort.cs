using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Previews;

/// <summary>Opens connections to the ports of a session, as many as one learner needs.</summary>
public sealed class ConnectPort(IPortConnector connector)
{
    /// <summary>Of one session at once. Each is a connection to the API server, and to a Service or a pod also a process in the checker.</summary>
    public const int Most = 32;

    private readonly SessionSlots _slots = new(Most);

    /// <inheritdoc cref="IPortConnector.ConnectAsync"/>
    public async Task<Stream> ExecuteAsync(FoundPort port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(port);
        var session = port.Session.Id;
        if (!_slots.TryTake(session))
        {
            throw new PortException(PortTrouble.TooMany, $"{Most} connections to this lab are open already. Close some of its windows.");
        }

        try
        {
            var stream = await connector.ConnectAsync(port.Session, port.Target, port.Port, cancellationToken).ConfigureAwait(false);
            return new CountedStream(stream, () => _slots.GiveBack(session));
        }
        catch
        {
            _slots.GiveBack(session);
            throw;
        }
    }
}
