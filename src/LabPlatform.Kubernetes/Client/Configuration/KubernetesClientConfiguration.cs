namespace LabPlatform.Kubernetes.Client;

/// <summary>Where the API server is and how to be somebody there. What it names as a file is read again when it changes, so that rotated certificates and tokens need no restart.</summary>
/// <remarks>
/// From a kubeconfig with <see cref="FromKubeconfig(string?)"/>, inside a pod with <see cref="InCluster()"/>, or by hand.
/// Follows kubeconfig v1 (Kubernetes reference: "kubeconfig (v1)"). Deliberately no record: its text must never show a secret.
/// </remarks>
public sealed partial class KubernetesClientConfiguration
{
    /// <summary>The API server, http or https; a path in it is a prefix of every request.</summary>
    public required Uri Host { get; init; }

    /// <summary>The namespace the context names, or null.</summary>
    public string? Namespace { get; init; }

    /// <summary>Name of the context this was made from, or null.</summary>
    public string? CurrentContext { get; init; }

    /// <summary>PEM file with the authorities that may have signed the server's certificate; read at every new connection. Without it and <see cref="SslCaPem"/> the machine's own are trusted.</summary>
    public string? SslCaFile { get; init; }

    /// <summary>The same as text; wins over the file.</summary>
    public string? SslCaPem { get; init; }

    /// <summary>Accepts any certificate. For experiments only.</summary>
    public bool SkipTlsVerify { get; init; }

    /// <summary>The name the server's certificate is checked against instead of the host's; sent as SNI and as Host header.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>PEM file of the client certificate; read at every new connection.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>The same as text; wins over the file.</summary>
    public string? ClientCertificatePem { get; init; }

    public string? ClientKeyFile { get; init; }

    public string? ClientKeyPem { get; init; }

    /// <summary>Bearer token; <see cref="TokenFile"/> wins over it.</summary>
    public string? AccessToken { get; init; }

    /// <summary>File with the bearer token; read again every 10 s and when the server answers 401.</summary>
    public string? TokenFile { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>A program that prints credentials, or null.</summary>
    public ExternalExecution? Exec { get; init; }

    /// <summary>Act as this user (the server must allow it), or null.</summary>
    public string? Impersonate { get; init; }

    public IReadOnlyList<string> ImpersonateGroups { get; init; } = [];

    /// <summary>HTTP or SOCKS5 proxy; null means the one of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>), if any.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Talk to the server directly even if the environment names a proxy.</summary>
    public bool IgnoreEnvironmentProxy { get; init; }
}
