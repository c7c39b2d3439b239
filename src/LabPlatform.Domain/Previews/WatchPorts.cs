using System.Runtime.CompilerServices;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Previews;

/// <summary>Shows a learner what listens in the toolbox of their own session.</summary>
public sealed class WatchPorts(SessionAccess access, IToolboxPorts ports)
{
    /// <summary>Of one session at once: each is a process in the toolbox.</summary>
    private const int Most = 4;

    private readonly SessionSlots _slots = new(Most);

    /// <summary>As <see cref="IToolboxPorts.WatchAsync"/>. Nothing for somebody else's session, or one that is not ready.</summary>
    public async IAsyncEnumerable<ListeningPorts> ExecuteAsync(SessionId session, LearnerId learner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) is not { State: SessionState.Ready } found)
        {
            yield break;
        }

        if (!_slots.TryTake(session))
        {
            yield return new ListeningPorts([], $"The ports of this lab are shown in {Most} windows already. Close one of them, or type a port.");
            yield break;
        }

        try
        {
            await foreach (var now in ports.WatchAsync(found, cancellationToken).ConfigureAwait(false))
            {
                yield return now;
            }
        }
        finally
        {
            _slots.GiveBack(session);
        }
    }
}
