using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Decides whether the server's certificate is good. The authorities' file is read at each new connection: it may have been rotated.</summary>
internal sealed class ServerTrust(KubernetesClientConfiguration configuration)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Why the last certificate was refused, in words; null after an accepted one.</summary>
    public string? Refusal { get; private set; }

    public bool IsTrusted(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        Refusal = null;
        if (configuration.SkipTlsVerify || errors == SslPolicyErrors.None)
        {
            return configuration.SkipTlsVerify || HasNoOwnAuthorities || IsSignedByOwn(certificate, sent);
        }

        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return Refuse("the server showed no certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return Refuse($"the server's certificate is not for {configuration.TlsServerName ?? configuration.Host.Host}");
        }

        return HasNoOwnAuthorities
            ? Refuse("the server's certificate is not signed by an authority this machine trusts")
            : IsSignedByOwn(certificate, sent);
    }

    private bool HasNoOwnAuthorities => configuration.SslCaFile is null && configuration.SslCaPem is null;

    private bool IsSignedByOwn(X509Certificate? certificate, X509Chain? sent)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPem(configuration.SslCaPem ?? File.ReadAllText(configuration.SslCaFile!));
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Refuse($"the authorities in {configuration.SslCaFile ?? "certificate-authority-data"} cannot be read ({ex.Message})");
        }

        try
        {
            // First all together, as intermediates may be among them. Then one by one: during a rotation the old and the new
            // authority often have the same name, and the chain engine looks at the first of that name only.
            using var leaf = new X509Certificate2(certificate!);
            return Builds(leaf, sent, authorities, authorities, out var problem)
                || (authorities.Count > 1 && authorities.Any(authority => Builds(leaf, sent, authorities, [authority], out _)))
                || Refuse($"the server's certificate is not signed by the configured authority: {problem}");
        }
        finally
        {
            foreach (var authority in authorities)
            {
                authority.Dispose();
            }
        }
    }

    private static bool Builds(X509Certificate2 leaf, X509Chain? sent, X509Certificate2Collection known, X509Certificate2Collection roots, out string problem)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // cluster authorities publish no revocation lists
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(known);
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        var built = chain.Build(leaf) || EndsInOwnIntermediate(chain, roots);
        problem = string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
        return built;
    }

    /// <summary>A bundle may hold an intermediate without its root; kubectl trusts that, too.</summary>
    private static bool EndsInOwnIntermediate(X509Chain chain, X509Certificate2Collection authorities) =>
        chain.ChainElements.Count > 0
        && chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.NoError)
        && authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(chain.ChainElements[^1].Certificate.RawDataMemory.Span));

    private bool Refuse(string reason)
    {
        Refusal = reason;
        return false;
    }
}
