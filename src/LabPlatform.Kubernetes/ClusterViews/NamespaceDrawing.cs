using System.Collections.Immutable;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Judging;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <summary>One namespace of a session: storage, what makes pods, the pods, and the Services in front of them.</summary>
internal static class NamespaceDrawing
{
    public static NamespacePicture Draw(LabSpace space, VirtualNamespace name)
    {
        var services = space.Known("services").OrderBy(service => service.Name, StringComparer.Ordinal).Select(service => new SeenService(service)).ToImmutableArray();
        var drawn = WorkloadDrawing.DrawAll(space, pod => PodDrawing.Draw(space, pod, services));
        return new NamespacePicture(name, [.. services.Select(service => new ServiceDrawing(service).Draw(drawn))], [.. drawn.Select(workload => workload.Picture)], Claims(space));
    }

    private static ImmutableArray<ClaimPicture> Claims(LabSpace space) =>
    [
        .. space.Known("persistentvolumeclaims")
            .OrderBy(claim => claim.Name, StringComparer.Ordinal)
            .Select(claim => new ClaimPicture(
                claim.Name,
                claim.Field("status", "phase")?.GetString() ?? "Pending",
                claim.Field("spec", "resources", "requests", "storage")?.GetString() ?? "")),
    ];
}
