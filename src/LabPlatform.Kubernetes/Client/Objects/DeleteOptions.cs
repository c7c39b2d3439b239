using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Kubernetes API reference, meta/v1 DeleteOptions.</summary>
public sealed record DeleteOptions
{
    internal static DeleteOptions Default { get; } = new();

    /// <summary>Seconds the object gets to end; 0 ends it at once, null means its own default.</summary>
    public int? GracePeriodSeconds { get; init; }

    /// <summary>What becomes of objects it owns, or null for the kind's default.</summary>
    public PropagationPolicy? Propagation { get; init; }

    /// <summary>Delete only the object with this uid, not a later one of the same name.</summary>
    public string? PreconditionUid { get; init; }

    /// <summary>Delete only if nobody changed it since.</summary>
    public string? PreconditionResourceVersion { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions" };
        if (GracePeriodSeconds is { } seconds)
        {
            json["gracePeriodSeconds"] = seconds;
        }

        if (Propagation is { } policy)
        {
            json["propagationPolicy"] = policy.ToString();
        }

        var preconditions = new JsonObject();
        if (PreconditionUid is { } uid)
        {
            preconditions["uid"] = uid;
        }

        if (PreconditionResourceVersion is { } version)
        {
            preconditions["resourceVersion"] = version;
        }

        if (preconditions.Count > 0)
        {
            json["preconditions"] = preconditions;
        }

        return json;
    }
}

/// <summary>Owned objects are left alone, deleted afterwards, or deleted first.</summary>
public enum PropagationPolicy
{
    Orphan,
    Background,
    Foreground,
}
