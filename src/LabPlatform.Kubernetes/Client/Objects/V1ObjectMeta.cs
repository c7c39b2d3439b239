using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Kubernetes API reference, meta/v1 ObjectMeta.</summary>
public sealed class V1ObjectMeta
{
    public string? Name { get; set; }

    public string? GenerateName { get; set; }

    public string? Namespace { get; set; }

    public string? Uid { get; set; }

    /// <summary>Opaque: only equality means something.</summary>
    public string? ResourceVersion { get; set; }

    public long? Generation { get; set; }

    public DateTimeOffset? CreationTimestamp { get; set; }

    /// <summary>Set once deletion was asked for; the object stays until its finalizers are done.</summary>
    public DateTimeOffset? DeletionTimestamp { get; set; }

    public IDictionary<string, string>? Labels { get; set; }

    public IDictionary<string, string>? Annotations { get; set; }

    public IList<string>? Finalizers { get; set; }

    public IList<V1OwnerReference>? OwnerReferences { get; set; }

    /// <summary>Fields without a property of their own, e.g. <c>managedFields</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Fields { get; set; }

    /// <summary>The label's value, or null.</summary>
    public string? Label(string name) => Labels is not null && Labels.TryGetValue(name, out var value) ? value : null;

    /// <summary>The annotation's value, or null.</summary>
    public string? Annotation(string name) => Annotations is not null && Annotations.TryGetValue(name, out var value) ? value : null;
}

/// <summary>Kubernetes API reference, meta/v1 OwnerReference.</summary>
public sealed class V1OwnerReference
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }

    public bool? Controller { get; set; }

    public bool? BlockOwnerDeletion { get; set; }
}
