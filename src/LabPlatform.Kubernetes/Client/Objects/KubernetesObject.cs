using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Any object of the API: what all kinds share, and the rest as JSON. What is read is written back whole.</summary>
/// <remarks>Kinds of which more fields are needed derive from it (<see cref="V1Pod"/>); fields they do not name stay in <see cref="Fields"/>.</remarks>
public class KubernetesObject
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Every top-level field without a property of its own, e.g. <c>data</c> of a ConfigMap.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Fields { get; set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary><c>metadata.name</c>, or empty.</summary>
    [JsonIgnore]
    public string Name => Metadata.Name ?? "";

    /// <summary><c>metadata.namespace</c>, or null for what is cluster-scoped.</summary>
    [JsonIgnore]
    public string? Namespace => Metadata.Namespace;

    /// <summary>The value at a path of property names, e.g. <c>Field("spec", "replicas")</c>; null where the path ends early.</summary>
    /// <remarks>Sees <see cref="Fields"/> only, not what has a property of its own.</remarks>
    public JsonElement? Field(params ReadOnlySpan<string> path)
    {
        if (path.IsEmpty || !Fields.TryGetValue(path[0], out var value))
        {
            return null;
        }

        foreach (var name in path[1..])
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>The same object as another type, e.g. what an untyped list holds as <see cref="V1Pod"/>.</summary>
    public T As<T>()
        where T : KubernetesObject => KubernetesJson.Convert<T>(this);
}
