using System.Collections.Immutable;

namespace LabPlatform.Domain.ClusterViews;

/// <summary>What makes pods, with those it has made; or the pods that nobody made.</summary>
/// <param name="Kind"><c>Deployment</c>, <c>StatefulSet</c>, <c>Job</c>…; null for pods of their own.</param>
/// <param name="Name">Empty for pods of their own.</param>
/// <param name="Ready">How many of its pods are ready; of a Job, how many have done their work.</param>
/// <param name="Wanted">How many are asked for.</param>
/// <param name="State">Of the whole.</param>
/// <param name="Remark">What is still to come or stands in the way, or null.</param>
/// <param name="Groups">Of a Deployment one for each revision that has pods or is to have some, the oldest first; of others, one.</param>
public sealed record WorkloadPicture(string? Kind, string Name, int Ready, int Wanted, ObjectState State, string? Remark, ImmutableArray<PodGroup> Groups);

/// <param name="Id">Tells it from all others of the picture.</param>
/// <param name="Revision">Of a Deployment, 1 and more; else null.</param>
/// <param name="Pods">By age, the oldest first.</param>
public sealed record PodGroup(string Id, int? Revision, ImmutableArray<PodPicture> Pods);

/// <summary>How something is, as a traffic light would say it.</summary>
public enum ObjectState
{
    Ready,

    /// <summary>On its way: waiting is all there is to do.</summary>
    Waiting,

    /// <summary>Waiting will not help.</summary>
    Failing,

    /// <summary>It has done its work and ended.</summary>
    Done,

    /// <summary>Being deleted.</summary>
    Going,
}
