using System.Collections.Concurrent;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Previews;

/// <summary>Says for each request whether its learner may see the port, and what it is. A page asks for a hundred things at once: for a moment the answer holds.</summary>
internal sealed class PreviewAccess(FindPort find, TimeProvider time)
{
    private const int Many = 500;

    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(PreviewHost Host, LearnerId Learner), (FoundPort? Found, long At)> _known = new();

    /// <inheritdoc cref="FindPort.ExecuteAsync"/>
    public async Task<FoundPort?> FindAsync(PreviewHost host, LearnerId learner, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((host, learner), out var known) && IsFresh(known.At))
        {
            return known.Found;
        }

        var at = time.GetTimestamp(); // before it is looked up: what is known is not older than it seems
        var found = await find.ExecuteAsync(host, learner, cancellationToken);
        _known[(host, learner)] = (found, at);
        if (_known.Count > Many)
        {
            foreach (var old in _known.Where(one => !IsFresh(one.Value.At)))
            {
                _known.TryRemove(old);
            }
        }

        return found;
    }

    private bool IsFresh(long at) => time.GetElapsedTime(at) < s_moment;
}
