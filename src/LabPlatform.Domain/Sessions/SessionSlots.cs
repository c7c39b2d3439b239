using System.Collections.Concurrent;

namespace LabPlatform.Domain.Sessions;

/// <summary>How often each session does something at once, within this process.</summary>
/// <param name="most">So often it may.</param>
internal sealed class SessionSlots(int most)
{
    private readonly ConcurrentDictionary<SessionId, int> _taken = new();

    /// <returns>False where all are taken; else one is to be given back.</returns>
    public bool TryTake(SessionId session)
    {
        if (_taken.AddOrUpdate(session, 1, (_, taken) => taken + 1) <= most)
        {
            return true;
        }

        GiveBack(session);
        return false;
    }

    public void GiveBack(SessionId session)
    {
        if (_taken.AddOrUpdate(session, 0, (_, taken) => taken - 1) <= 0)
        {
            _taken.TryRemove(KeyValuePair.Create(session, 0));
        }
    }
}
