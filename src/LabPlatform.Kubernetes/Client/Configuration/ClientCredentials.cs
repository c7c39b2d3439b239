using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Who we are: the Authorization header of every request and the certificate of every new connection.</summary>
internal sealed class ClientCredentials(KubernetesClientConfiguration configuration, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_tokenAge = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly ExecPlugin? _plugin = configuration.Exec is { } exec ? new ExecPlugin(exec, configuration, time) : null;
    private (string Token, long ReadAt)? _fileToken;
    private (string Pem, X509Certificate2 Certificate)? _certificate;
    private string? _pluginPem;

    /// <summary>The header to send, or null for none.</summary>
    /// <param name="anew">Ask the source again even if it was asked lately: the server has just refused what it gave.</param>
    public async ValueTask<AuthenticationHeaderValue?> GetAsync(bool anew, CancellationToken cancellationToken)
    {
        if (configuration.TokenFile is { } file)
        {
            return new AuthenticationHeaderValue("Bearer", await ReadTokenAsync(file, anew, cancellationToken).ConfigureAwait(false));
        }

        if (configuration.AccessToken is { Length: > 0 } token)
        {
            return new AuthenticationHeaderValue("Bearer", token);
        }

        if (configuration.Username is { } user)
        {
            return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{configuration.Password}")));
        }

        if (_plugin is null)
        {
            return null;
        }

        var credential = await _plugin.GetAsync(anew, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _pluginPem = credential.CertificatePem is null ? null : credential.CertificatePem + "\n" + credential.KeyPem;
        }

        return credential.Token is null ? null : new AuthenticationHeaderValue("Bearer", credential.Token);
    }

    /// <summary>Whether asking anew may give something else than before.</summary>
    public bool CanChange => configuration.TokenFile is not null || _plugin is not null;

    /// <summary>The certificate for a new connection, or null.</summary>
    /// <exception cref="KubeConfigException">Its file or text cannot be read.</exception>
    public X509Certificate2? GetCertificate()
    {
        lock (_gate)
        {
            var pem = _pluginPem ?? ReadPem();
            if (pem is null)
            {
                return null;
            }

            if (_certificate is { } known && string.Equals(known.Pem, pem, StringComparison.Ordinal))
            {
                return known.Certificate;
            }

            // The former one is left to the collector: a handshake may still be using it.
            var certificate = Parse(pem);
            _certificate = (pem, certificate);
            return certificate;
        }
    }

    public void Dispose()
    {
        _certificate?.Certificate.Dispose();
        _plugin?.Dispose();
    }

    private string? ReadPem()
    {
        if (configuration.ClientCertificatePem is null && configuration.ClientCertificateFile is null)
        {
            return null;
        }

        try
        {
            return (configuration.ClientCertificatePem ?? File.ReadAllText(configuration.ClientCertificateFile!)) + "\n"
                + (configuration.ClientKeyPem ?? (configuration.ClientKeyFile is { } key ? File.ReadAllText(key) : ""));
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            throw new KubeConfigException($"The client certificate or key cannot be read: {ex.Message}", ex);
        }
    }

    private static X509Certificate2 Parse(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem, pem);
        }
        catch (Exception ex) when (ex is CryptographicException or ArgumentException)
        {
            throw new KubeConfigException("The client certificate and its key are not a matching pair of PEM texts.", ex);
        }
    }

    private async ValueTask<string> ReadTokenAsync(string file, bool anew, CancellationToken cancellationToken)
    {
        var known = _fileToken;
        if (!anew && known is { } fresh && time.GetElapsedTime(fresh.ReadAt) < s_tokenAge)
        {
            return fresh.Token;
        }

        try
        {
            // By content, not by time stamp: a projected volume swaps a symbolic link, and the link's own time never changes.
            var token = (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim();
            _fileToken = (token, time.GetTimestamp());
            return token;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            // Between two versions of the file the last token still does; without one there is nothing to send.
            return known?.Token ?? throw new KubeConfigException($"The token file {file} cannot be read: {ex.Message}", ex);
        }
    }
}
