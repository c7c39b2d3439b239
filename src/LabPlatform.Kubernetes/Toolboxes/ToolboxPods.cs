using System.Text.Json.Nodes;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Namespaces;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>The two pods of a session as objects.</summary>
internal sealed class ToolboxPods(ToolboxImage image, IOptions<LabKubernetesOptions> options)
{
    public const string Toolbox = "toolbox";

    public const string Checker = "checker";

    /// <param name="name"><see cref="Toolbox"/> or <see cref="Checker"/>: pod, container, manifest and script have that name.</param>
    public JsonObject Render(SessionId session, string name)
    {
        var pod = Manifest.Render($"{name}.yaml", ("session", session.Value), ("image", image.Get()));
        var spec = pod["spec"]!.AsObject();
        var container = spec["containers"]![0]!.AsObject();
        container["command"] = new JsonArray(
            "/bin/bash", "--noprofile", "--norc", "-c", EmbeddedText.Get($"{name}.sh"), name, Kubeconfig(session), options.Value.ApiServerFromPods ?? "");
        if (options.Value.RuntimeClassName is { } runtime)
        {
            spec["runtimeClassName"] = runtime;
        }

        return pod;
    }

    // The namespace kubectl uses when none is named is the host namespace of virtual "default".
    private static string Kubeconfig(SessionId session) =>
        EmbeddedText.Get("kubeconfig.yaml").Replace("{namespace}", NamespaceMap.For(session)[VirtualNamespace.Default].Name, StringComparison.Ordinal);
}
