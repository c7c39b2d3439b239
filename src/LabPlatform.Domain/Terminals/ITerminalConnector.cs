using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Terminals;

/// <summary>Opens viewers of the shells that live in a session's toolbox.</summary>
public interface ITerminalConnector
{
    /// <summary>Attaches a viewer; the terminal is made if it does not exist.</summary>
    /// <exception cref="TerminalException">The toolbox cannot be reached; the message is for the learner.</exception>
    Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken);
}
