using System.Text.Json.Nodes;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Namespaces;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>The two pods of a session as objects.</summary>
internal sealed class ToolboxPods(ToolboxImage image, PreviewNames previews, IOptions<LabKubernetesOptions> options)
{
    public const string Toolbox = "toolbox";

    public const string Checker = "checker";

    /// <param name="name"><see cref="Toolbox"/> or <see cref="Checker"/>: pod, container, manifest and script have that name.</param>
    public JsonObject Render(LabSession session, string name)
    {
        var pod = Manifest.Render($"{name}.yaml", ("session", session.Id.Value), ("image", image.Get()));
        var spec = pod["spec"]!.AsObject();
        var container = spec["containers"]![0]!.AsObject();
        container["command"] = new JsonArray(
            "/bin/bash",
            "--noprofile",
            "--norc",
            "-c",
            EmbeddedText.Get($"{name}.sh"),
            name,
            SessionKubeconfig.Render(session.Namespaces),
            options.Value.ApiServerFromPods ?? "",
            previews.Of(session).Template);

        // With the pod, not from a profile: scripts and checks have them as well, whatever the learner does to the shell's files.
        var variables = container["env"]!.AsArray();
        foreach (var (learners, host) in session.Namespaces.Learner.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            variables.Add(new JsonObject { ["name"] = learners.Variable, ["value"] = host.Name });
        }

        if (options.Value.RuntimeClassName is { } runtime)
        {
            spec["runtimeClassName"] = runtime;
        }

        return pod;
    }
}
