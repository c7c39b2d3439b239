using System.Collections.Immutable;

namespace LabPlatform.Content.Reports;

/// <summary>What a scenario asks of the place it runs in, read from its code blocks, scripts and assets.</summary>
/// <remarks>An estimate: text is looked at, nothing is run. Every finding names the line it comes from, so that an author can judge.</remarks>
public sealed record FitReport(ImmutableArray<FitFinding> Findings)
{
    /// <summary>Whether namespaces of a shared cluster are enough.</summary>
    public bool RunsInNamespaces => !Findings.Any(finding => finding.Need.IsBeyondNamespaces());
}

/// <param name="File">Relative to the folder that was validated.</param>
/// <param name="Line">1-based.</param>
/// <param name="Text">The line, shortened.</param>
/// <param name="Message">What it means for a lab on a shared cluster.</param>
public sealed record FitFinding(FitNeed Need, string File, int Line, string Text, string Message);

public enum FitNeed
{
    /// <summary>A machine of its own: <c>ssh</c>, <c>systemctl</c>, <c>/etc/kubernetes</c>, node objects.</summary>
    Node,

    /// <summary>Root over a machine's kernel: mounts, packet filters, kernel settings.</summary>
    Root,

    /// <summary>Pods that leave their isolation: privileged, host paths, the host's network.</summary>
    Privileged,

    /// <summary>Writing objects that belong to no namespace.</summary>
    ClusterScoped,

    /// <summary>A container engine in the toolbox.</summary>
    ContainerEngine,

    /// <summary>Namespaces that the scenario makes itself, under names of its own.</summary>
    Namespaces,

    /// <summary>Looking at what belongs to no namespace, or to those of others: refused, and mostly only shown.</summary>
    ClusterReads,

    /// <summary>Images that have to be pulled.</summary>
    Images,

    /// <summary>Something of the internet other than images.</summary>
    Internet,

    /// <summary>More than a session's quota allows.</summary>
    Quota,

    /// <summary>A StorageClass that is taken where a claim names none.</summary>
    DefaultStorageClass,

    /// <summary>The metrics API: <c>kubectl top</c>, autoscaling.</summary>
    Metrics,

    /// <summary>A controller that serves Ingresses.</summary>
    Ingress,

    /// <summary>Writing NetworkPolicies, and a network that keeps them.</summary>
    NetworkPolicies,

    /// <summary>Addresses for Services of the type LoadBalancer.</summary>
    LoadBalancer,

    /// <summary>Two nodes at least.</summary>
    TwoNodes,
}

public static class FitNeeds
{
    private static readonly ImmutableArray<FitNeed> s_requirements =
        [FitNeed.DefaultStorageClass, FitNeed.Metrics, FitNeed.Ingress, FitNeed.NetworkPolicies, FitNeed.LoadBalancer, FitNeed.TwoNodes];

    /// <summary>Words of <c>requires</c> in <c>index.json</c>: what a cluster's operator may offer.</summary>
    public static IEnumerable<string> Requirements => s_requirements.Select(Name);

    /// <summary>Whether namespaces of a shared cluster cannot give it.</summary>
    /// <remarks>
    /// Load balancers and NetworkPolicies are among it: a session's quota has none, and the policies are the fences
    /// between sessions. The others are there or not, as the operator decides.
    /// </remarks>
    public static bool IsBeyondNamespaces(this FitNeed need) => need is not (FitNeed.Images or FitNeed.Internet or FitNeed.ClusterReads
        or FitNeed.DefaultStorageClass or FitNeed.Metrics or FitNeed.Ingress or FitNeed.TwoNodes);

    /// <returns>The need that is called so in <c>requires</c>, or null.</returns>
    public static FitNeed? FindRequirement(string name) => s_requirements.Where(need => string.Equals(need.Name(), name, StringComparison.Ordinal)).Select(need => (FitNeed?)need).FirstOrDefault();

    /// <summary>The need in the words of reports: <c>cluster-scoped</c>.</summary>
    public static string Name(this FitNeed need) => need switch
    {
        FitNeed.Node => "node",
        FitNeed.Root => "root",
        FitNeed.Privileged => "privileged",
        FitNeed.ClusterScoped => "cluster-scoped",
        FitNeed.ContainerEngine => "container-engine",
        FitNeed.Namespaces => "namespaces",
        FitNeed.ClusterReads => "cluster-reads",
        FitNeed.Images => "images",
        FitNeed.Internet => "internet",
        FitNeed.DefaultStorageClass => "default-storage-class",
        FitNeed.Metrics => "metrics",
        FitNeed.Ingress => "ingress",
        FitNeed.NetworkPolicies => "network-policies",
        FitNeed.LoadBalancer => "load-balancer",
        FitNeed.TwoNodes => "two-nodes",
        _ => "quota",
    };
}
