namespace LabPlatform.Kubernetes.Client;

/// <summary>Kubernetes API reference, core/v1 Event.</summary>
public sealed class Corev1Event : KubernetesObject
{
    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; set; }

    /// <summary>E.g. <c>FailedScheduling</c>, <c>BackOff</c>.</summary>
    public string? Reason { get; set; }

    public string? Message { get; set; }

    public int? Count { get; set; }

    public DateTimeOffset? FirstTimestamp { get; set; }

    public DateTimeOffset? LastTimestamp { get; set; }

    /// <summary>Set instead of the other two by reporters of the newer events API.</summary>
    public DateTimeOffset? EventTime { get; set; }

    public V1ObjectReference InvolvedObject { get; set; } = new();
}

/// <summary>Kubernetes API reference, core/v1 ObjectReference.</summary>
public sealed class V1ObjectReference
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Namespace { get; set; }

    public string? Uid { get; set; }

    /// <summary>E.g. <c>spec.containers{web}</c>.</summary>
    public string? FieldPath { get; set; }
}
