namespace LabPlatform.Kubernetes.Client;

/// <summary>One request, in a form that can be sent several times.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query below the server's address, already escaped.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string Accept { get; init; } = "application/json";

    /// <summary>Doing it twice is the same as doing it once: it may be sent again although the server may have had it.</summary>
    public bool Idempotent { get; init; } = true;

    /// <summary>WebSocket sub-protocols to offer; empty for a plain request.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];
}
