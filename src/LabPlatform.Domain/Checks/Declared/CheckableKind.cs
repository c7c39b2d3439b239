using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>A kind of object that can be asked for, with the names kubectl knows it by. No Secrets: nobody but the learner reads those.</summary>
/// <param name="Kind">As in a manifest: <c>Deployment</c>.</param>
/// <param name="Plural">As in the API's paths: <c>deployments</c>.</param>
/// <param name="ApiVersion">As in a manifest: <c>apps/v1</c>.</param>
/// <param name="ShortName">kubectl's short name, or null.</param>
public sealed record CheckableKind(string Kind, string Plural, string ApiVersion, string? ShortName = null)
{
    private static readonly FrozenDictionary<string, CheckableKind> s_byName = Index();

    /// <summary>All of them; each exists in every Kubernetes from 1.20 on.</summary>
    public static IEnumerable<CheckableKind> All => s_byName.Values.Distinct();

    /// <summary>As kubectl writes it: <c>deployment</c>.</summary>
    public string Singular => Kind.ToLowerInvariant();

    /// <param name="name">Kind, plural, singular or short name, in any case.</param>
    public static bool TryFind(string name, [NotNullWhen(true)] out CheckableKind? kind) => s_byName.TryGetValue(name, out kind);

    private static FrozenDictionary<string, CheckableKind> Index()
    {
        CheckableKind[] kinds =
        [
            new("Pod", "pods", "v1", "po"),
            new("Service", "services", "v1", "svc"),
            new("Endpoints", "endpoints", "v1", "ep"),
            new("ConfigMap", "configmaps", "v1", "cm"),
            new("ServiceAccount", "serviceaccounts", "v1", "sa"),
            new("PersistentVolumeClaim", "persistentvolumeclaims", "v1", "pvc"),
            new("ReplicationController", "replicationcontrollers", "v1", "rc"),
            new("ResourceQuota", "resourcequotas", "v1", "quota"),
            new("Deployment", "deployments", "apps/v1", "deploy"),
            new("ReplicaSet", "replicasets", "apps/v1", "rs"),
            new("StatefulSet", "statefulsets", "apps/v1", "sts"),
            new("DaemonSet", "daemonsets", "apps/v1", "ds"),
            new("Job", "jobs", "batch/v1"),
            new("HorizontalPodAutoscaler", "horizontalpodautoscalers", "autoscaling/v1", "hpa"),
            new("Ingress", "ingresses", "networking.k8s.io/v1", "ing"),
            new("NetworkPolicy", "networkpolicies", "networking.k8s.io/v1", "netpol"),
            new("Role", "roles", "rbac.authorization.k8s.io/v1"),
            new("RoleBinding", "rolebindings", "rbac.authorization.k8s.io/v1"),
        ];
        var names = new Dictionary<string, CheckableKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in kinds)
        {
            names[kind.Kind] = names[kind.Plural] = kind;
            if (kind.ShortName is { } shortName)
            {
                names[shortName] = kind;
            }
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
