using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Traffic;

/// <summary>Requests that are to be sent to a Service of a session, again and again.</summary>
public sealed record TrafficOrder
{
    /// <summary>As many a second as one person clicking wildly; a lab's pods are small.</summary>
    public const int MostPerSecond = 20;

    private const int LongestPath = 200;

    private TrafficOrder(VirtualNamespace space, string service, string path, int perSecond) =>
        (Namespace, Service, Path, PerSecond) = (space, service, path, perSecond);

    public VirtualNamespace Namespace { get; }

    public string Service { get; }

    /// <summary>Begins with a slash; visible ASCII only.</summary>
    public string Path { get; }

    /// <summary>1 to <see cref="MostPerSecond"/>.</summary>
    public int PerSecond { get; }

    /// <param name="space">One of the session's.</param>
    /// <param name="service">By its name.</param>
    /// <param name="path">As a person types it: spaces around it and a missing slash are put right.</param>
    /// <param name="perSecond">Out of its range it is taken as the nearest bound.</param>
    /// <returns>The order, or what is wrong with the path or the name.</returns>
    public static Result<TrafficOrder> Make(VirtualNamespace space, string service, string path, int perSecond)
    {
        ArgumentNullException.ThrowIfNull(path);
        var trimmed = path.Trim();
        trimmed = trimmed.StartsWith('/') ? trimmed : "/" + trimmed;
        if (trimmed.Length > LongestPath || trimmed.Any(letter => letter is <= ' ' or > '~'))
        {
            return new PathCannotBeSent(LongestPath);
        }

        return VirtualNamespace.TryParse(service, out _) // a Service's name follows the same rule
            ? new TrafficOrder(space, service, trimmed, Math.Clamp(perSecond, 1, MostPerSecond))
            : new NoSuchService(service);
    }
}
