using System.Collections.Immutable;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>One pod, with all that its tile and its details say.</summary>
public sealed record PodPicture
{
    /// <summary>Tells it from all others, also from a later one of that name.</summary>
    public required string Uid { get; init; }

    public required string Name { get; init; }

    public required ObjectState State { get; init; }

    /// <summary>How it is and why, in plain words.</summary>
    public required string Sentence { get; init; }

    /// <summary>What tells old from new: the label <c>version</c> or <c>app.kubernetes.io/version</c>, else the tag of the first container's image.</summary>
    public required string Version { get; init; }

    /// <summary>Of its containers, in their order.</summary>
    public required ImmutableArray<string> Images { get; init; }

    /// <summary>Of all its containers together.</summary>
    public required int Restarts { get; init; }

    /// <summary>Without those that controllers add; <c>app=web</c>, by name.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>Its address in the cluster, or null.</summary>
    public string? Ip { get; init; }

    /// <summary>That its containers say they listen on with TCP, in their order. Others may be open all the same.</summary>
    public ImmutableArray<int> TcpPorts { get; init; } = [];

    /// <summary>ConfigMaps, Secrets and claims it uses, with their kind: <c>ConfigMap web-settings</c>.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>The newest of what the cluster has noted about it, the newest first.</summary>
    public ImmutableArray<PodEvent> Events { get; init; } = [];
}

/// <param name="At">When it was last seen, or null.</param>
/// <param name="IsWarning">Else something normal.</param>
/// <param name="Reason">One word, <c>BackOff</c>.</param>
/// <param name="Count">How often it was seen.</param>
public sealed record PodEvent(DateTimeOffset? At, bool IsWarning, string Reason, string Message, int Count);
