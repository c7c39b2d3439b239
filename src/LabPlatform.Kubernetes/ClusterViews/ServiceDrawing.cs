using System.Collections.Immutable;
using System.Globalization;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Kubernetes.Judging;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <summary>A Service and the arrows from it.</summary>
internal sealed class ServiceDrawing(SeenService service)
{
    public ServicePicture Draw(IEnumerable<DrawnWorkload> workloads)
    {
        var arrows = ImmutableArray.CreateBuilder<ServiceArrow>();
        foreach (var (picture, groups) in workloads)
        {
            foreach (var (group, pods) in picture.Groups.Zip(groups))
            {
                var chosen = pods.Where(service.Chooses).ToList();
                if (chosen.Count > 0)
                {
                    arrows.Add(new ServiceArrow(group.Id, Title(picture, group), chosen.Count, chosen.Count(pod => pod.Pod.IsReady)));
                }
            }
        }

        return new ServicePicture(service.Name, Words.Selector(service.Selector), Ports(), arrows.ToImmutable(), Remark(arrows)) { TcpPorts = service.TcpPorts };
    }

    private string? Remark(IReadOnlyCollection<ServiceArrow> arrows) => arrows switch
    {
        _ when service.Selector.Count == 0 => "It has no selector, so it reaches no pods.",
        { Count: 0 } => $"No pod has {(service.Selector.Count == 1 ? "this label" : "these labels")}, so nobody answers.",
        _ when arrows.All(arrow => arrow.Ready == 0) => "None of its pods is ready, so nobody answers.",
        _ => null,
    };

    /// <summary>Revisions are told apart only where there are several.</summary>
    private static string Title(WorkloadPicture workload, PodGroup group) => workload switch
    {
        { Kind: null } => "their own",
        { Groups.Length: > 1 } when group.Revision is { } revision => $"{workload.Name}, revision {revision}",
        _ => workload.Name,
    };

    private string Ports() => string.Join(", ", service.Ports.Select(port =>
    {
        var number = port.Number.ToString(CultureInfo.InvariantCulture);
        return string.Equals(number, port.Target, StringComparison.Ordinal) ? number : $"{number} → {port.Target}";
    }));
}
