using System.Diagnostics.Metrics;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Counters of the meter <c>LabPlatform.Kubernetes</c>.</summary>
internal static class ClientMetrics
{
    private static readonly Meter s_meter = new("LabPlatform.Kubernetes");

    public static Counter<long> Retries { get; } =
        s_meter.CreateCounter<long>("labplatform.kubernetes.request.retries", "{request}", "Requests that were sent again.");

    /// <summary>Tag <c>reason</c>: gone, lost, silent, refused, undecodable, credentials.</summary>
    public static Counter<long> WatchRestarts { get; } =
        s_meter.CreateCounter<long>("labplatform.kubernetes.watch.restarts", "{watch}", "Watches that broke and were started again.");
}
