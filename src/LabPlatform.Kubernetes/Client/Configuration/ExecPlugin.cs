using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Runs a credential plugin and keeps what it said until that expires.</summary>
internal sealed class ExecPlugin(ExternalExecution exec, KubernetesClientConfiguration configuration, TimeProvider time) : IDisposable
{
    private const int MaxOutput = 1 << 20;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile ExecCredential? _known;

    /// <exception cref="KubeConfigException">The plugin is missing, failed, or printed something else than an ExecCredential.</exception>
    public async ValueTask<ExecCredential> GetAsync(bool anew, CancellationToken cancellationToken)
    {
        var before = _known;
        if (!anew && before is not null && before.IsFresh(time.GetUtcNow()))
        {
            return before;
        }

        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Somebody else may have run it while this call waited: many requests see the same 401.
            if (_known is { } other && !ReferenceEquals(other, before) && other.IsFresh(time.GetUtcNow()))
            {
                return other;
            }

            var credential = await RunAsync(cancellationToken).ConfigureAwait(false);
            _known = credential;
            return credential;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ExecCredential> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        using var process = Start();
        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, limit.Token);
            var errors = ReadAsync(process.StandardError, limit.Token);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            var said = await output.ConfigureAwait(false);
            var complaint = (await errors.ConfigureAwait(false)).Trim();
            return process.ExitCode == 0
                ? ExecCredential.Parse(said, exec)
                : throw new KubeConfigException($"The credential plugin {exec.Command} ended with {process.ExitCode}: {complaint[..Math.Min(complaint.Length, 500)]}");
        }
        catch (OperationCanceledException ex) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KubeConfigException($"The credential plugin {exec.Command} did not finish within {s_limit.TotalSeconds:0} s.", ex);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(exec.Command, exec.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in exec.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["KUBERNETES_EXEC_INFO"] = Info().ToJsonString();
        try
        {
            return Process.Start(start) ?? throw new KubeConfigException($"The credential plugin {exec.Command} did not start.");
        }
        catch (Win32Exception ex)
        {
            var hint = string.IsNullOrWhiteSpace(exec.InstallHint) ? "" : $" {exec.InstallHint.Trim()}";
            throw new KubeConfigException($"The kubeconfig's credential plugin {exec.Command} cannot be run ({ex.Message}).{hint}", ex);
        }
    }

    private JsonObject Info()
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (exec.ProvideClusterInfo)
        {
            var authorities = configuration.SslCaPem ?? (configuration.SslCaFile is { } file ? File.ReadAllText(file) : null);
            var cluster = new JsonObject { ["server"] = configuration.Host.OriginalString };
            if (authorities is not null)
            {
                cluster["certificate-authority-data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(authorities));
            }

            if (configuration.TlsServerName is { } name)
            {
                cluster["tls-server-name"] = name;
            }

            if (configuration.SkipTlsVerify)
            {
                cluster["insecure-skip-tls-verify"] = true;
            }

            spec["cluster"] = cluster;
        }

        return new JsonObject { ["apiVersion"] = exec.ApiVersion, ["kind"] = "ExecCredential", ["spec"] = spec };
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            // Read on to the end, so that the plugin is not stuck on a full pipe, but keep no more than this.
            text.Append(buffer, 0, Math.Min(count, MaxOutput - text.Length));
        }

        return text.ToString();
    }
}
