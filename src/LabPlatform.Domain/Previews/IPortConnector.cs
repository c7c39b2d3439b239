using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Previews;

/// <summary>Opens connections to what listens in a session.</summary>
public interface IPortConnector
{
    /// <summary>One TCP connection. The caller disposes of it; it takes asynchronous calls only and has no half-close.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="target">Of that session; where it is now is found out here.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellationToken">Ends the attempt to connect.</param>
    /// <exception cref="PortException">Not possible. That nobody listens may show at the first read only, by the same exception.</exception>
    Task<Stream> ConnectAsync(LabSession session, PreviewTarget target, int port, CancellationToken cancellationToken);
}
