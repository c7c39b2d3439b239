using System.Collections.Frozen;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>Which kinds the observer may see everywhere, and which in learners' namespaces only; <c>deploy/identities</c> says the same.</summary>
internal static class ObservedKinds
{
    private static readonly FrozenSet<string> s_everywhere = new[]
    {
        "pods", "services", "endpoints", "persistentvolumeclaims", "resourcequotas", "events", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs",
        "ingresses", "networkpolicies",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ApiResource<KubernetesObject>> s_resources =
        CheckableKind.All.ToFrozenDictionary(kind => kind.Plural, Make, StringComparer.Ordinal);

    /// <summary>Untyped, as all others here.</summary>
    public static ApiResource<KubernetesObject> Events { get; } = new("", "v1", "events", "Event");

    public static ApiResource<KubernetesObject> Pods => Of("pods");

    public static ApiResource<KubernetesObject> Of(CheckableKind kind) => Of(kind.Plural);

    public static ApiResource<KubernetesObject> Of(string plural) => s_resources[plural];

    /// <summary>One watch serves all sessions; else each session that needs the kind has one of its own.</summary>
    public static bool IsSeenEverywhere(ApiResource kind) => s_everywhere.Contains(kind.Plural);

    private static ApiResource<KubernetesObject> Make(CheckableKind kind)
    {
        var (group, version) = kind.ApiVersion.Split('/') is [var first, var second] ? (first, second) : ("", kind.ApiVersion);
        return new ApiResource<KubernetesObject>(group, version, kind.Plural, kind.Kind);
    }
}
