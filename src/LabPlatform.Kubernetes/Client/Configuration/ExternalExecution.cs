namespace LabPlatform.Kubernetes.Client;

/// <summary>A credential plugin: a program that prints an ExecCredential.</summary>
/// <remarks>Kubernetes reference: "client-go credential plugins", client.authentication.k8s.io/v1 and v1beta1.</remarks>
public sealed class ExternalExecution
{
    /// <summary><c>client.authentication.k8s.io/v1</c> or <c>…/v1beta1</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>A name looked up in PATH, or an absolute path.</summary>
    public required string Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to this process's own variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What to tell the user when the program is missing.</summary>
    public string? InstallHint { get; init; }

    /// <summary>Whether the plugin is told which cluster it is for.</summary>
    public bool ProvideClusterInfo { get; init; }
}
