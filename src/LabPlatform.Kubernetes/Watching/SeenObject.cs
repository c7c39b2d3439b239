using System.Text.Json;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Watching;

/// <summary>One object as it was last seen, in the forms in which it is asked for.</summary>
internal sealed class SeenObject(KubernetesObject item)
{
    private static readonly IReadOnlyDictionary<string, string> s_noLabels = new Dictionary<string, string>(StringComparer.Ordinal);

    // Made when first asked for, as most are never looked at; by two who ask at once, twice.
    private readonly Lazy<V1Pod> _pod = new(item.As<V1Pod>, LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<Corev1Event?> _event = new(() => EventOf(item), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<JsonElement> _json = new(() => JsonSerializer.SerializeToElement(KubernetesJson.ToJson(item)), LazyThreadSafetyMode.PublicationOnly);

    public string Name => item.Name;

    public string? Uid => item.Metadata.Uid;

    public V1ObjectMeta Metadata => item.Metadata;

    /// <summary>Somebody has asked for its deletion.</summary>
    public bool IsGoing => item.Metadata.DeletionTimestamp is not null;

    public IReadOnlyDictionary<string, string> Labels => item.Metadata.Labels is { } labels ? labels.AsReadOnly() : s_noLabels;

    /// <summary>The controller that made it, or null.</summary>
    public V1OwnerReference? Owner => item.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Controller is true);

    public V1Pod Pod => _pod.Value;

    /// <summary>Null where it cannot be read as one: learners may write events, also with times that no calendar has.</summary>
    public Corev1Event? Event => _event.Value;

    /// <summary>All of it, as the API server gave it.</summary>
    public JsonElement Json => _json.Value;

    /// <inheritdoc cref="KubernetesObject.Field"/>
    public JsonElement? Field(params ReadOnlySpan<string> path) => item.Field(path);

    /// <summary>A number at a path, or what holds where there is none.</summary>
    public int Number(int otherwise, params ReadOnlySpan<string> path) =>
        item.Field(path) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : otherwise;

    /// <summary>The cluster's controllers have not looked at its newest version yet.</summary>
    public bool IsNew => Metadata.Generation is { } generation
        && (item.Field("status", "observedGeneration") is not { ValueKind: JsonValueKind.Number } seen || seen.GetInt64() < generation);

    private static Corev1Event? EventOf(KubernetesObject item)
    {
        try
        {
            return item.As<Corev1Event>();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
