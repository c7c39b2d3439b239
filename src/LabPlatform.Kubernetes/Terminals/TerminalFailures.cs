using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Terminals;

/// <summary>Refusals of the cluster in words for a learner.</summary>
internal static class TerminalFailures
{
    public static string Explain(KubernetesException refusal) => (int)refusal.StatusCode switch
    {
        404 => "The toolbox is not there.",
        429 or 503 => "The cluster is busy.",
        401 or 403 => "The site may not open a terminal here.",

        // The API server wraps what the container runtime says, for instance while a container starts again.
        _ => "The toolbox cannot be entered right now.",
    };

    /// <summary>The cluster answered, and not with a shell: no such pod, or one that cannot be entered.</summary>
    public static bool MissesToolbox(KubernetesException refusal) => (int)refusal.StatusCode is not (401 or 403 or 429 or 503);
}
