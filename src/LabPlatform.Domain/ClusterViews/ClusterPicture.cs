using System.Collections.Immutable;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>What a learner has in the cluster at one moment, as a picture of it needs it.</summary>
/// <param name="Namespaces">The session's, <c>default</c> first; those that can be seen.</param>
/// <param name="Trouble">Why some of it cannot be seen, one sentence for the learner; or null.</param>
public sealed record ClusterPicture(ImmutableArray<NamespacePicture> Namespaces, string? Trouble)
{
    public bool IsEmpty => Namespaces.All(space => space.IsEmpty);

    public IEnumerable<PodPicture> Pods => Namespaces.SelectMany(space => space.Pods);
}

/// <param name="Name">As the learner calls it.</param>
/// <param name="Services">By name.</param>
/// <param name="Workloads">What makes pods, by kind and name; at the end the pods that nobody made.</param>
/// <param name="Claims">For storage, by name.</param>
public sealed record NamespacePicture(
    VirtualNamespace Name,
    ImmutableArray<ServicePicture> Services,
    ImmutableArray<WorkloadPicture> Workloads,
    ImmutableArray<ClaimPicture> Claims)
{
    public bool IsEmpty => Services.IsEmpty && Workloads.IsEmpty && Claims.IsEmpty;

    public IEnumerable<PodPicture> Pods => Workloads.SelectMany(workload => workload.Groups).SelectMany(group => group.Pods);
}

/// <summary>A PersistentVolumeClaim.</summary>
/// <param name="Phase"><c>Pending</c>, <c>Bound</c> or <c>Lost</c>.</param>
/// <param name="Size">As asked for, <c>1Gi</c>; empty where nothing is said.</param>
public sealed record ClaimPicture(string Name, string Phase, string Size);
