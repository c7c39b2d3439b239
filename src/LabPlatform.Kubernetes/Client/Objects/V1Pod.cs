using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Kubernetes API reference, core/v1 Pod, as far as it is read here.</summary>
public sealed class V1Pod : KubernetesObject
{
    public V1PodSpec Spec { get; set; } = new();

    public V1PodStatus Status { get; set; } = new();

    /// <summary>The pod's condition <c>Ready</c> is true and nobody has asked for its deletion.</summary>
    [JsonIgnore]
    public bool IsReady => Metadata.DeletionTimestamp is null
        && Status.Conditions.Any(condition => condition is { Type: "Ready", Status: "True" });
}

public sealed class V1PodSpec
{
    public string? NodeName { get; set; }

    public string? ServiceAccountName { get; set; }

    public IList<V1Container> Containers { get; set; } = [];

    public IList<V1Container>? InitContainers { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Fields { get; set; }
}

public sealed class V1Container
{
    public string? Name { get; set; }

    public string? Image { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Fields { get; set; }
}

public sealed class V1PodStatus
{
    /// <summary><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</summary>
    public string? Phase { get; set; }

    /// <summary>Set by the kubelet on failure, e.g. <c>Evicted</c>.</summary>
    public string? Reason { get; set; }

    public string? Message { get; set; }

    [JsonPropertyName("podIP")]
    public string? PodIp { get; set; }

    [JsonPropertyName("hostIP")]
    public string? HostIp { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public IList<V1Condition> Conditions { get; set; } = [];

    public IList<V1ContainerStatus> ContainerStatuses { get; set; } = [];

    public IList<V1ContainerStatus> InitContainerStatuses { get; set; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Fields { get; set; }
}

public sealed class V1ContainerStatus
{
    public string Name { get; set; } = "";

    public string? Image { get; set; }

    [JsonPropertyName("imageID")]
    public string? ImageId { get; set; }

    [JsonPropertyName("containerID")]
    public string? ContainerId { get; set; }

    public bool Ready { get; set; }

    public int RestartCount { get; set; }

    public V1ContainerState State { get; set; } = new();

    /// <summary>How the container ended the last time, for one that was restarted.</summary>
    public V1ContainerState LastState { get; set; } = new();
}

/// <summary>At most one of the three is set; none means waiting without a reason yet.</summary>
public sealed class V1ContainerState
{
    public V1ContainerStateRunning? Running { get; set; }

    public V1ContainerStateWaiting? Waiting { get; set; }

    public V1ContainerStateTerminated? Terminated { get; set; }
}

public sealed class V1ContainerStateRunning
{
    public DateTimeOffset? StartedAt { get; set; }
}

public sealed class V1ContainerStateWaiting
{
    /// <summary>E.g. <c>ImagePullBackOff</c>, <c>CrashLoopBackOff</c>, <c>ContainerCreating</c>.</summary>
    public string? Reason { get; set; }

    public string? Message { get; set; }
}

public sealed class V1ContainerStateTerminated
{
    public int ExitCode { get; set; }

    public int? Signal { get; set; }

    /// <summary>E.g. <c>Completed</c>, <c>Error</c>, <c>OOMKilled</c>.</summary>
    public string? Reason { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
