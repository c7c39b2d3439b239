using System.Collections.Immutable;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>A Service and where it sends requests now.</summary>
/// <param name="Selector"><c>app=web,color=blue</c>; empty where it has none.</param>
/// <param name="Ports"><c>80 → 8080</c>, several with commas.</param>
/// <param name="Arrows">One for each <see cref="PodGroup"/> of which its selector chooses a pod.</param>
/// <param name="Remark">Why it reaches nobody, one sentence; or null.</param>
public sealed record ServicePicture(string Name, string Selector, string Ports, ImmutableArray<ServiceArrow> Arrows, string? Remark)
{
    /// <summary>Its own ports that speak TCP, in its order.</summary>
    public ImmutableArray<int> TcpPorts { get; init; } = [];
}

/// <param name="Group">The <see cref="PodGroup.Id"/>.</param>
/// <param name="Title">Whose pods they are, to stand behind "pods of": a name, or <c>their own</c>.</param>
/// <param name="Chosen">How many of its pods the selector chooses.</param>
/// <param name="Ready">How many of those get requests.</param>
public sealed record ServiceArrow(string Group, string Title, int Chosen, int Ready);
