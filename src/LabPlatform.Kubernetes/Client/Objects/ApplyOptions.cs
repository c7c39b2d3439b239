namespace LabPlatform.Kubernetes.Client;

/// <summary>How server-side apply treats fields of others.</summary>
public sealed record ApplyOptions
{
    internal static ApplyOptions Default { get; } = new();

    /// <summary>Owner of the fields, or null for <see cref="KubernetesClientOptions.FieldManager"/>.</summary>
    public string? FieldManager { get; init; }

    /// <summary>Take fields that others own, instead of being refused with a conflict.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Check only; nothing is stored.</summary>
    public bool DryRun { get; init; }
}
