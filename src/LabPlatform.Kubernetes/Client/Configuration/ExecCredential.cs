using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>What a credential plugin printed; kept in memory only and never shown.</summary>
internal sealed class ExecCredential
{
    // Renewed a little early: the request still has to get there.
    private static readonly TimeSpan s_early = TimeSpan.FromSeconds(10);

    public string? Token { get; private init; }

    public string? CertificatePem { get; private init; }

    public string? KeyPem { get; private init; }

    /// <summary>Null means valid until the server refuses it.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    public bool IsFresh(DateTimeOffset now) => ExpiresAt is null || now < ExpiresAt - s_early;

    /// <exception cref="KubeConfigException">Not an ExecCredential of the wanted version with credentials in it.</exception>
    public static ExecCredential Parse(string json, ExternalExecution exec)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (Text(root, "kind") is not "ExecCredential" || !string.Equals(Text(root, "apiVersion"), exec.ApiVersion, StringComparison.Ordinal))
            {
                throw new KubeConfigException($"The credential plugin {exec.Command} printed no ExecCredential of {exec.ApiVersion}.");
            }

            var status = root.TryGetProperty("status", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            var credential = new ExecCredential
            {
                Token = Text(status, "token"),
                CertificatePem = Text(status, "clientCertificateData"),
                KeyPem = Text(status, "clientKeyData"),
                ExpiresAt = status.ValueKind == JsonValueKind.Object && status.TryGetProperty("expirationTimestamp", out var at) && at.ValueKind == JsonValueKind.String
                    ? at.GetDateTimeOffset()
                    : null,
            };
            return credential.Token is not null || (credential.CertificatePem is not null && credential.KeyPem is not null)
                ? credential
                : throw new KubeConfigException($"The credential plugin {exec.Command} gave neither a token nor a certificate with its key.");
        }
        catch (Exception ex) when (ex is JsonException or FormatException)
        {
            throw new KubeConfigException($"The credential plugin {exec.Command} printed something that is not an ExecCredential.", ex);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
