using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>The kinds a learner can make; the ClusterRoles labplatform-learner and labplatform-cleanup name the same.</summary>
internal static class LearnerKinds
{
    /// <summary>What makes pods again when they are deleted.</summary>
    public static IReadOnlyList<ApiResource<KubernetesObject>> Workloads { get; } =
    [
        ApiResource.Deployments, ApiResource.StatefulSets, ApiResource.DaemonSets, ApiResource.ReplicaSets, ApiResource.Jobs,
        new("", "v1", "replicationcontrollers", "ReplicationController"),
    ];

    /// <summary>Everything else that can be written, but pods and RoleBindings.</summary>
    public static IReadOnlyList<ApiResource<KubernetesObject>> Others { get; } =
    [
        ApiResource.Services, ApiResource.ConfigMaps, ApiResource.Secrets, ApiResource.PersistentVolumeClaims, ApiResource.ServiceAccounts,
        ApiResource.Ingresses, ApiResource.Roles, ApiResource.Leases,
        new("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
        new("", "v1", "events", "Event"),
    ];

    /// <summary>Kinds without a version that both old and current servers have; which one is there is asked.</summary>
    public static IReadOnlyList<(string Kind, string[] ApiVersions)> ByDiscovery { get; } =
    [
        ("CronJob", ["batch/v1", "batch/v1beta1"]),
        ("PodDisruptionBudget", ["policy/v1", "policy/v1beta1"]),
    ];

    /// <summary>All of them as this server has them.</summary>
    public static async Task<IReadOnlyList<ApiResource<KubernetesObject>>> AllAsync(KubernetesClient client, CancellationToken cancellationToken)
    {
        var kinds = new List<ApiResource<KubernetesObject>>([.. Workloads, .. Others]);
        foreach (var (kind, versions) in ByDiscovery)
        {
            foreach (var version in versions)
            {
                if (await client.Discovery.FindAsync(version, kind, cancellationToken).ConfigureAwait(false) is { } resource)
                {
                    kinds.Add(resource);
                    break;
                }
            }
        }

        return kinds;
    }
}
