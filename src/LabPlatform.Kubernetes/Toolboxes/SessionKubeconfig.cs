using System.Text;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>The kubeconfig of toolbox and checker, with a context for each of the learner's namespaces. <c>@SERVER@</c> is filled in by the pod.</summary>
internal static class SessionKubeconfig
{
    /// <summary>The context of <c>default</c>, as kubeadm names it; others are called as their namespace.</summary>
    private const string DefaultContext = "kubernetes-admin@kubernetes";

    public static string Render(NamespaceMap namespaces)
    {
        // The current one first: the namespace kubectl uses when none is named is the host namespace of virtual "default".
        var contexts = new StringBuilder(Context(DefaultContext, namespaces[VirtualNamespace.Default]));
        foreach (var (name, host) in namespaces.Learner.Where(pair => pair.Key != VirtualNamespace.Default).OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            contexts.Append(Context(name.Name, host));
        }

        return EmbeddedText.Get("kubeconfig.yaml").Replace("{contexts}\n", contexts.ToString(), StringComparison.Ordinal);
    }

    // Quoted: "123" and "null" are names a namespace can have.
    private static string Context(string name, HostNamespace host) => EmbeddedText.Get("kubeconfig-context.yaml")
        .Replace("{name}", name, StringComparison.Ordinal)
        .Replace("{namespace}", host.Name, StringComparison.Ordinal);
}
