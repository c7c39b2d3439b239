using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Says in one sentence what a pod waits for, or why it does not run.</summary>
internal static class PodWords
{
    /// <param name="pod">As the API server has it now.</param>
    /// <param name="pullError">What was last said of an image that could not be fetched: between its tries the kubelet only says that it waits.</param>
    /// <returns>Null for a pod whose containers all run.</returns>
    public static string? Describe(V1Pod pod, string? pullError = null)
    {
        ArgumentNullException.ThrowIfNull(pod);
        if (pod.Metadata.DeletionTimestamp is not null)
        {
            return "It is being deleted.";
        }

        if (pod.Status.Phase is "Failed")
        {
            return pod.Status.Reason is "Evicted"
                ? $"The cluster threw it out: {Sentence(pod.Status.Message)}"
                : $"It failed: {Sentence(pod.Status.Message ?? pod.Status.Reason)}";
        }

        if (pod.Status.Conditions.FirstOrDefault(condition => condition.Type is "PodScheduled") is { Status: "False" } scheduled)
        {
            return scheduled.Reason is "Unschedulable"
                ? $"No machine of the cluster has room for it: {Sentence(scheduled.Message)}"
                : "Waiting for a machine to run on.";
        }

        if (pod.Spec.NodeName is null)
        {
            return "Waiting for a machine to run on.";
        }

        return pod.Status.ContainerStatuses.Count == 0
            ? "Getting the machine ready."
            : StatusesOf(pod).Select(status => Describe(status, ImageOf(pod, status), pullError)).FirstOrDefault(words => words is not null);
    }

    /// <summary>Of init containers, which come first, those that have not done their part.</summary>
    public static IEnumerable<V1ContainerStatus> StatusesOf(V1Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.Status.InitContainerStatuses.Where(status => status is { Ready: false, State.Terminated: not { ExitCode: 0 } }).Concat(pod.Status.ContainerStatuses);
    }

    /// <summary>Says how a toolbox was lost that will not run again by itself.</summary>
    /// <param name="pod">As the API server has it now; null when it has none.</param>
    /// <returns>Null for a pod that runs or will; a container that is started again is no loss.</returns>
    public static string? LossOf(V1Pod? pod) => pod switch
    {
        null or { Metadata.DeletionTimestamp: not null } => "Your toolbox was deleted.",
        { Status.Phase: "Failed" or "Succeeded" } => $"Your toolbox was lost. {Describe(pod)}".TrimEnd(),
        _ => null,
    };

    /// <summary>Every container of the pod runs.</summary>
    public static bool IsRunning(V1Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.Metadata.DeletionTimestamp is null
            && pod.Status.ContainerStatuses.Count > 0
            && pod.Status.ContainerStatuses.All(status => status.State.Running is not null);
    }

    /// <summary>A sentence of something Kubernetes says, cut where it is long; a quota in plain words.</summary>
    public static string Sentence(string? text)
    {
        const int Longest = 300;
        if (QuotaWords.Find(text) is { } quota)
        {
            return quota;
        }

        var trimmed = (text ?? "").Trim();
        trimmed = trimmed.Length == 0 ? "no reason was given" : trimmed.CutAt(Longest);
        return trimmed[^1] is '.' or '…' ? trimmed : trimmed + ".";
    }

    private static string? Describe(V1ContainerStatus status, string image, string? pullError)
    {
        if (status.State.Terminated is { } ended)
        {
            return Ended(ended);
        }

        return status.State.Waiting is not { } waiting
            ? null
            : waiting.Reason switch
            {
                "ErrImagePull" or "ImagePullBackOff" or "RegistryUnavailable" => ImageTrouble(image, waiting.Message, pullError),
                "InvalidImageName" => $"“{image}” is not the name of an image.",
                "ErrImageNeverPull" => $"The image {image} is not on the machine and may not be fetched.",
                "CrashLoopBackOff" when status.LastState.Terminated is { } last => $"{Ended(last)} It is started again and again.",
                "CrashLoopBackOff" => "It ends as soon as it is started.",
                "CreateContainerConfigError" or "CreateContainerError" or "RunContainerError" => $"Its container cannot be started: {Sentence(waiting.Message)}",
                _ => "Fetching the image and starting the container.",
            };
    }

    private static string Ended(V1ContainerStateTerminated ended) => ended.Reason is "OOMKilled"
        ? "It ran out of memory."
        : $"It ended with exit code {ended.ExitCode}.";

    private static string ImageTrouble(string image, string? message, string? pullError)
    {
        message = message is null || message.StartsWith("Back-off", StringComparison.Ordinal) ? pullError ?? message : message;

        // The kubelet's message nests the same text several times; what comes last is the cause.
        var cause = message switch
        {
            null or "" => "",
            _ when message.Contains("not found", StringComparison.OrdinalIgnoreCase) || message.Contains("404", StringComparison.Ordinal) => " There is no such image or version.",
            _ when message.Contains("connection refused", StringComparison.OrdinalIgnoreCase) || message.Contains("i/o timeout", StringComparison.OrdinalIgnoreCase) =>
                " The place it comes from does not answer.",
            _ when message.StartsWith("Back-off", StringComparison.Ordinal) => "",
            _ => $" {Sentence(message)}",
        };
        return $"The image {image} cannot be fetched.{cause}";
    }

    private static string ImageOf(V1Pod pod, V1ContainerStatus status) =>
        pod.Spec.Containers.Concat(pod.Spec.InitContainers ?? []).FirstOrDefault(container => string.Equals(container.Name, status.Name, StringComparison.Ordinal))?.Image ?? status.Image ?? "?";
}
