namespace LabPlatform.Kubernetes.Client;

/// <summary>How patient a client is, and under which name it acts.</summary>
public sealed record KubernetesClientOptions
{
    /// <summary>Sent as User-Agent.</summary>
    public string UserAgent { get; init; } = "labplatform";

    /// <summary>Owner of the fields that server-side apply sets, at most 128 characters.</summary>
    public string FieldManager { get; init; } = "labplatform";

    /// <summary>Limit of one try of one request; for streams (watch, logs, exec) until the server's first answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Limit for opening a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No try begins later than this after the first one; zero means no second try.</summary>
    public TimeSpan RetryWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first one, at most.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Objects a list request asks for at a time.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Connections are left after this time, so that a new certificate, authority or address is seen.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A ping goes out on exec, port-forward and HTTP/2 connections this often.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A connection is given up when nothing at all came for this long after a ping.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
