using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

/// <summary>A change to an object.</summary>
/// <param name="Content">The body.</param>
/// <param name="Type">How the body is meant.</param>
public sealed record V1Patch(JsonNode Content, V1PatchType Type)
{
    /// <summary>Sets the fields that are there, removes those that are null; lists are replaced. RFC 7396.</summary>
    public static V1Patch Merge(JsonObject content) => new(content, V1PatchType.Merge);

    /// <summary>Like merge, but lists of known kinds are merged by key.</summary>
    public static V1Patch StrategicMerge(JsonObject content) => new(content, V1PatchType.StrategicMerge);

    /// <summary>A list of operations, done all or none. RFC 6902.</summary>
    public static V1Patch Json(JsonArray operations) => new(operations, V1PatchType.Json);

    internal string ContentType => Type switch
    {
        V1PatchType.Merge => "application/merge-patch+json",
        V1PatchType.StrategicMerge => "application/strategic-merge-patch+json",
        _ => "application/json-patch+json",
    };
}

public enum V1PatchType
{
    Merge,
    StrategicMerge,
    Json,
}
