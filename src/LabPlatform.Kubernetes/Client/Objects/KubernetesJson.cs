using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LabPlatform.Kubernetes.Client;

/// <summary>How objects of the API are read and written as JSON.</summary>
public static class KubernetesJson
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullKeepsDefault } },
    };

    /// <summary>The object as a JSON tree, e.g. to change fields that have no property.</summary>
    public static JsonObject ToJson(KubernetesObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (JsonObject)JsonSerializer.SerializeToNode(value, value.GetType(), Options)!;
    }

    /// <summary>Reads an object; fields of the wrong type are a <see cref="JsonException"/>.</summary>
    public static T Parse<T>(string json)
        where T : KubernetesObject => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("An object was expected, not null.");

    internal static T Convert<T>(KubernetesObject value)
        where T : KubernetesObject => value as T ?? ToJson(value).Deserialize<T>(Options)!;

    /// <summary>The API writes null where it means "none" ("conditions": null); properties then keep their empty default.</summary>
    private static void NullKeepsDefault(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property is { Set: { } set, IsExtensionData: false })
            {
                property.Set = (target, value) =>
                {
                    if (value is not null)
                    {
                        set(target, value);
                    }
                };
            }
        }
    }
}
