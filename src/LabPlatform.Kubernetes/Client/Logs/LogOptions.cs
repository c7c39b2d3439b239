using System.Globalization;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Which part of a container's log.</summary>
/// <remarks>Kubernetes API reference, core/v1 PodLogOptions.</remarks>
public sealed record LogOptions
{
    /// <summary>Null means the pod's only one.</summary>
    public string? Container { get; init; }

    /// <summary>Go on until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>Begin so many lines before the end; null for all.</summary>
    public int? TailLines { get; init; }

    /// <summary>Only what is younger than this; whole seconds, at least one.</summary>
    public TimeSpan? Since { get; init; }

    /// <summary>Of the container before its last restart.</summary>
    public bool Previous { get; init; }

    /// <summary>Begin each line with its time, RFC 3339.</summary>
    public bool Timestamps { get; init; }

    /// <summary>End after about so many bytes.</summary>
    public long? LimitBytes { get; init; }

    internal string Query() => new ListOptions().Query(
        ("container", Container is null ? null : KubernetesNames.Container(Container)),
        ("follow", Follow ? "true" : null),
        ("tailLines", TailLines?.ToString(CultureInfo.InvariantCulture)),
        ("sinceSeconds", Since is { } since ? Math.Max(1, (long)since.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null),
        ("previous", Previous ? "true" : null),
        ("timestamps", Timestamps ? "true" : null),
        ("limitBytes", LimitBytes?.ToString(CultureInfo.InvariantCulture)));
}
