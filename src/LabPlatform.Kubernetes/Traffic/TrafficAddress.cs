using System.Text.Json;
using System.Text.Json.Serialization;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Traffic;

/// <summary>Where requests go now: what <c>measure-traffic.py</c> is told.</summary>
internal sealed record TrafficAddress(
    [property: JsonPropertyName("host")] string Host,
    [property: JsonPropertyName("port")] int Port,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("rate")] int Rate)
{
    /// <param name="lease">Of the namespace's Services; what was seen last holds while the cluster is away.</param>
    /// <returns>An address, or why there is none: then the script is to pause.</returns>
    public static (TrafficAddress Address, string? Trouble) Find(WatchLease lease, HostNamespace space, TrafficOrder order)
    {
        var (seen, trouble) = lease.LookAtLast();
        var pause = new TrafficAddress("", 0, "", "", 0);
        if (Service(seen, space, order) is not { } service)
        {
            return (pause, trouble ?? $"There is no Service {order.Service}. Requests are sent as soon as it is there.");
        }

        return service.Ports is [var port, ..]
            ? (new TrafficAddress(service.ClusterIp ?? $"{service.Name}.{space.Name}.svc", port.Number, order.Service, order.Path, order.PerSecond), null)
            : (pause, $"Service {order.Service} has no port that requests could be sent to.");
    }

    public static SeenService? Service(SeenObjects seen, HostNamespace space, TrafficOrder order) =>
        seen.TryGet("services", space.Name).FirstOrDefault(service => string.Equals(service.Name, order.Service, StringComparison.Ordinal)) is { } found ? new SeenService(found) : null;

    /// <summary>With the end of its line.</summary>
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this), (byte)'\n'];
}
