namespace LabPlatform.Kubernetes.Client;

/// <summary>Kubernetes API reference, core/v1 Namespace.</summary>
public sealed class V1Namespace : KubernetesObject
{
    public V1NamespaceStatus Status { get; set; } = new();

    /// <summary>Whether deletion was asked for.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsTerminating => Metadata.DeletionTimestamp is not null || Status.Phase is "Terminating";
}

public sealed class V1NamespaceStatus
{
    /// <summary><c>Active</c> or <c>Terminating</c>.</summary>
    public string? Phase { get; set; }

    /// <summary>Why a namespace is still there, while it terminates.</summary>
    public IList<V1Condition> Conditions { get; set; } = [];
}

/// <summary>A condition of a pod, namespace, deployment …: they share these fields.</summary>
public sealed class V1Condition
{
    public string? Type { get; set; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? LastTransitionTime { get; set; }
}
