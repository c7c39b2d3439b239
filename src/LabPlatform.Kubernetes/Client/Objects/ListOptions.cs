namespace LabPlatform.Kubernetes.Client;

/// <summary>Which objects of a kind.</summary>
public sealed record ListOptions
{
    /// <summary>E.g. <c>app=web,tier!=db</c>.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>E.g. <c>metadata.name=web</c> or <c>status.phase=Running</c>.</summary>
    public string? FieldSelector { get; init; }

    internal string Query(params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var parts = new List<string>();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("labelSelector", LabelSelector), ("fieldSelector", FieldSelector), .. more])
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
