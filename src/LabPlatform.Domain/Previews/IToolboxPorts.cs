using System.Collections.Immutable;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Previews;

/// <summary>Sees what listens in a session's toolbox.</summary>
public interface IToolboxPorts
{
    /// <summary>What listens now, and again when that has changed; looked at every three seconds.</summary>
    /// <remarks>Ends only when cancelled, and nothing of it goes on a second later. Trouble is told and goes by itself.</remarks>
    IAsyncEnumerable<ListeningPorts> WatchAsync(LabSession session, CancellationToken cancellationToken);
}

/// <param name="Ports">By number; the last known where there is trouble.</param>
/// <param name="Trouble">Why they are not known now, one sentence for the learner; or null.</param>
public sealed record ListeningPorts(ImmutableArray<ListeningPort> Ports, string? Trouble);

/// <param name="Program">What listens, as its process is called; null where it cannot be told. A learner chooses it: it is text, nothing more.</param>
public sealed record ListeningPort(int Number, string? Program);
