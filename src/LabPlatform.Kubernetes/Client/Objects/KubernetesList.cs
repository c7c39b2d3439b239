using System.Collections.Immutable;

namespace LabPlatform.Kubernetes.Client;

/// <summary>All objects a list request found, its pages put together.</summary>
/// <param name="Items">In the server's order; each has <c>apiVersion</c> and <c>kind</c>, which list answers leave out.</param>
/// <param name="ResourceVersion">Where a watch continues.</param>
public sealed record KubernetesList<T>(ImmutableArray<T> Items, string ResourceVersion)
    where T : KubernetesObject;
