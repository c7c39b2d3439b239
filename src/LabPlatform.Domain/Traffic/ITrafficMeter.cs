using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.Traffic;

/// <summary>Sends requests to a Service as a visitor in the cluster does, and tells how they were answered.</summary>
public interface ITrafficMeter
{
    /// <summary>
    /// Each request is a connection of its own through the Service's cluster address, so that each is balanced anew. Follows the Service when
    /// it is made again under its name.
    /// </summary>
    /// <remarks>Ends only when cancelled, and then sends nothing more within a second. Trouble is told and goes by itself.</remarks>
    IAsyncEnumerable<TrafficNews> MeasureAsync(LabSession session, TrafficOrder order, CancellationToken cancellationToken);
}
