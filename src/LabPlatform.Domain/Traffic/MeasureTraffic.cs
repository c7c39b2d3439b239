using System.Runtime.CompilerServices;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Traffic;

/// <summary>Lets a learner watch who answers at a Service of their own session.</summary>
public sealed class MeasureTraffic(SessionAccess access, ITrafficMeter meter, TimeProvider time)
{
    /// <summary>Of one session at once: two windows side by side.</summary>
    private const int Most = 2;

    private readonly SessionSlots _slots = new(Most);

    /// <summary>After that it ends by itself: somebody may have left the window open.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(10);

    /// <summary>As <see cref="ITrafficMeter.MeasureAsync"/>, at most for <see cref="Longest"/>.</summary>
    /// <remarks>Nothing for somebody else's session, or one that is not ready. Where too many run already that is told, and it ends.</remarks>
    public async IAsyncEnumerable<TrafficNews> ExecuteAsync(SessionId session, LearnerId learner, TrafficOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false) is not { State: SessionState.Ready } found
            || !found.Namespaces.Learner.ContainsKey(order.Namespace))
        {
            yield break;
        }

        if (!_slots.TryTake(session))
        {
            yield return new TrafficNews([], new TrafficRunsAlready(Most).Message);
            yield break;
        }

        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var news = meter.MeasureAsync(found, order, either.Token).GetAsyncEnumerator(either.Token);
        try
        {
            while (await NextAsync(news, limit.Token).ConfigureAwait(false))
            {
                yield return news.Current;
            }
        }
        finally
        {
            await news.DisposeAsync().ConfigureAwait(false);
            _slots.GiveBack(session);
        }
    }

    /// <returns>False when its time is up.</returns>
    private static async Task<bool> NextAsync(IAsyncEnumerator<TrafficNews> news, CancellationToken limit)
    {
        try
        {
            return await news.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }
}
