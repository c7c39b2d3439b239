using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.ClusterViews;

/// <summary>A Service and the arrows from it.</summary>
internal sealed class ServiceDrawing(SeenObject service)
{
    private readonly IReadOnlyDictionary<string, string> _selector = Selection.OfService(service);

    public string Name => service.Name;

    /// <summary>Chosen by the selector and not on its way out: once ready, it gets requests.</summary>
    public bool Chooses(SeenObject pod) =>
        _selector.Count > 0 && !pod.IsGoing && pod.Pod.Status.Phase is not ("Succeeded" or "Failed") && Selection.For(_selector).Matches(pod.Labels);

    public ServicePicture Draw(IEnumerable<DrawnWorkload> workloads)
    {
        var arrows = ImmutableArray.CreateBuilder<ServiceArrow>();
        foreach (var (picture, groups) in workloads)
        {
            foreach (var (group, pods) in picture.Groups.Zip(groups))
            {
                var chosen = pods.Count(Chooses);
                if (chosen > 0)
                {
                    arrows.Add(new ServiceArrow(group.Id, Title(picture, group), chosen, pods.Count(pod => Chooses(pod) && pod.Pod.IsReady)));
                }
            }
        }

        return new ServicePicture(service.Name, Words.Selector(_selector), Ports(), arrows.ToImmutable(), Remark(arrows));
    }

    private string? Remark(IReadOnlyCollection<ServiceArrow> arrows) => arrows switch
    {
        _ when _selector.Count == 0 => "It has no selector, so it reaches no pods.",
        { Count: 0 } => $"No pod has {(_selector.Count == 1 ? "this label" : "these labels")}, so nobody answers.",
        _ when arrows.All(arrow => arrow.Ready == 0) => "None of its pods is ready, so nobody answers.",
        _ => null,
    };

    /// <summary>Revisions are told apart only where there are several.</summary>
    private static string Title(WorkloadPicture workload, PodGroup group) => workload switch
    {
        { Kind: null } => "pods of their own",
        { Groups.Length: > 1 } when group.Revision is { } revision => $"{workload.Name}, revision {revision}",
        _ => workload.Name,
    };

    private string Ports()
    {
        if (service.Field("spec", "ports") is not { ValueKind: JsonValueKind.Array } ports)
        {
            return "";
        }

        return string.Join(", ", ports.EnumerateArray().Select(port =>
        {
            var number = JsonPathValues.TextOf(port.GetProperty("port"));
            var target = port.TryGetProperty("targetPort", out var given) ? JsonPathValues.TextOf(given) : number;
            return string.Equals(number, target, StringComparison.Ordinal) ? number : $"{number} → {target}";
        }));
    }
}
