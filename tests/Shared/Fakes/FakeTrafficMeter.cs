using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Tells what the test says, to the one who measures last.</summary>
internal sealed class FakeTrafficMeter : ITrafficMeter
{
    private readonly ToldStream<TrafficNews> _news = new();

    /// <summary>How many measure now.</summary>
    public int Running => _news.Listening;

    /// <summary>The newest, or null.</summary>
    public TrafficOrder? Order { get; private set; }

    public void Tell(TrafficNews news) => _news.Tell(news);

    public IAsyncEnumerable<TrafficNews> MeasureAsync(LabSession session, TrafficOrder order, CancellationToken cancellationToken)
    {
        Order = order;
        return _news.ListenAsync(cancellationToken);
    }
}
