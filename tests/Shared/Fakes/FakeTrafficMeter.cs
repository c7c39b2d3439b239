using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Tells what the test says, to the one who measures last.</summary>
internal sealed class FakeTrafficMeter : ITrafficMeter
{
    private volatile Channel<TrafficNews> _news = Channel.CreateUnbounded<TrafficNews>();
    private int _running;

    /// <summary>How many measure now.</summary>
    public int Running => _running;

    /// <summary>The newest, or null.</summary>
    public TrafficOrder? Order { get; private set; }

    public void Tell(TrafficNews news) => _news.Writer.TryWrite(news).ShouldBeTrue();

    public async IAsyncEnumerable<TrafficNews> MeasureAsync(LabSession session, TrafficOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var news = Channel.CreateUnbounded<TrafficNews>();
        (_news, Order) = (news, order);
        Interlocked.Increment(ref _running);
        try
        {
            await foreach (var item in news.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
