namespace LabPlatform.Domain.Sessions;

/// <summary>Applies a transition to the stored session and tells those who watch it.</summary>
public sealed class SessionChanges(ISessionStore store, SessionNews news)
{
    private const int Attempts = 20;

    /// <summary>Reads, changes and writes; again from the start when somebody else wrote in between.</summary>
    /// <param name="change">Pure; gives null when nothing is to be changed.</param>
    /// <returns>The session as it is now and whether this call changed it; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">Others kept winning; not seen in a sane system.</exception>
    public async Task<SessionChange?> ApplyAsync(SessionId session, Func<LabSession, LabSession?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = await store.FindAsync(session, cancellationToken).ConfigureAwait(false);
            if (current is null)
            {
                return null;
            }

            var wanted = change(current);
            if (wanted is null)
            {
                return new SessionChange(current, Changed: false);
            }

            if (await store.TryUpdateAsync(wanted, cancellationToken).ConfigureAwait(false) is { } stored)
            {
                news.Publish(stored);
                return new SessionChange(stored, Changed: true);
            }
        }

        throw new InvalidOperationException($"Session {session} could not be changed: its version moved {Attempts} times.");
    }
}

/// <param name="Session">As stored now.</param>
/// <param name="Changed">Whether this call did it.</param>
public sealed record SessionChange(LabSession Session, bool Changed);
