using LabPlatform.Domain.Checks;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Kubernetes.Watching;

namespace LabPlatform.Kubernetes.Judging;

/// <summary>Says why a pod is not ready, and whether it will be by waiting.</summary>
internal static class PodJudge
{
    /// <summary>A probe may well fail while its container starts, and a volume come late; what goes on failing will not come right by itself.</summary>
    private const int Patience = 3;

    private static readonly string[] s_stuck =
    [
        "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable", "InvalidImageName", "ErrImageNeverPull", "CrashLoopBackOff",
        "CreateContainerConfigError", "CreateContainerError", "RunContainerError",
    ];

    /// <returns>Null for a pod that is ready; else with a sentence that begins with the pod's name.</returns>
    public static CheckOutcome? Judge(LabSpace space, SeenObject seen) => seen.Pod switch
    {
        { IsReady: true } => null,
        { Status.Phase: "Succeeded" } => new CheckOutcome.Failed($"Pod {seen.Name}: it has done its work and ended."),
        _ => Explain(space, seen) switch
        {
            (var words, true) => new CheckOutcome.Failed($"Pod {seen.Name}: {words}"),
            var (words, _) => new CheckOutcome.NotYet($"Pod {seen.Name}: {words}"),
        },
    };

    /// <returns>For a pod that is not ready: a sentence about it, and whether waiting will not help.</returns>
    public static (string Words, bool Stuck) Explain(LabSpace space, SeenObject seen)
    {
        var pod = seen.Pod;
        var warnings = space.WarningsOf(seen).ToList();
        return Probe(pod, warnings) ?? Volume(pod, warnings)
            ?? (PodWords.Describe(pod, PullError(warnings)) ?? "It runs, but is not ready yet.", IsStuck(pod));
    }

    private static bool IsStuck(V1Pod pod) =>
        pod.Metadata.DeletionTimestamp is null
        && (pod.Status.Phase is "Failed" || IsUnschedulable(pod) || PodWords.StatusesOf(pod).Any(IsStuck));

    private static bool IsStuck(V1ContainerStatus status) => status.State switch
    {
        { Terminated: not null } => true,
        { Waiting.Reason: { } reason } => s_stuck.Contains(reason, StringComparer.Ordinal),
        _ => false,
    };

    // Claims are bound while the pod waits: that is no want of room.
    private static bool IsUnschedulable(V1Pod pod) =>
        pod.Status.Conditions.FirstOrDefault(condition => condition.Type is "PodScheduled") is { Status: "False", Reason: "Unschedulable", Message: var message }
        && message?.Contains("PersistentVolumeClaim", StringComparison.OrdinalIgnoreCase) is not true;

    private static (string Words, bool Stuck)? Probe(V1Pod pod, IEnumerable<Corev1Event> warnings)
    {
        var statuses = PodWords.StatusesOf(pod).ToList();
        var isRestarted = statuses.Any(status => status.State is { Terminated: not null } or { Waiting.Reason: "CrashLoopBackOff" });

        // A container that ends by itself is not ready either; a probe that ends it is to blame for that.
        var warning = warnings.FirstOrDefault(warning =>
            warning is { Reason: "Unhealthy", Message: { } message } && (!isRestarted || !message.StartsWith("Readiness", StringComparison.Ordinal)));
        if (warning?.Message is not { } text || statuses.Any(status => status.State is { Running: null, Terminated: null } and not { Waiting.Reason: "CrashLoopBackOff" }))
        {
            return null;
        }

        var (probe, cause) = text.Split(" failed: ", 2) is [var first, var second] ? (first, second) : ("Probe", text);
        var again = isRestarted ? " It is started again and again." : "";
        return ($"Its {LowerFirst(probe)} fails: {PodWords.Sentence(cause)}{again}", isRestarted || warning.Count >= Patience);
    }

    private static (string Words, bool Stuck)? Volume(V1Pod pod, IEnumerable<Corev1Event> warnings) =>
        pod.Status.ContainerStatuses.Any(status => status.State.Waiting?.Reason is "ContainerCreating")
        && warnings.FirstOrDefault(warning => warning.Reason is "FailedMount") is { } warning
            ? ($"A volume of it is not there: {PodWords.Sentence(LastPart(warning.Message))}", warning.Count >= Patience)
            : null;

    private static string? PullError(IEnumerable<Corev1Event> warnings) =>
        warnings.FirstOrDefault(warning => warning.Reason is "Failed" && warning.Message?.StartsWith("Failed to pull image", StringComparison.Ordinal) is true)?.Message;

    /// <summary>The kubelet tells first where it happened, then what.</summary>
    private static string? LastPart(string? message) => message?.Split(" : ")[^1];

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
