using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes;

/// <summary>
/// One client for each of the four accounts the site has. Made when first needed, as the site may be up before its cluster;
/// made anew when the kubeconfig's file changes, as the cluster may be built anew.
/// </summary>
internal sealed class LabIdentities(IOptions<LabKubernetesOptions> options, TimeProvider time, ILogger<KubernetesClient> logger) : IDisposable
{
    /// <summary>For the learner, who can do nothing about it; what is wrong with the kubeconfig is for the operator's eyes only.</summary>
    public const string NotSetUpRightly = "The platform's access to the cluster is not set up rightly.";

    /// <summary>A terminal may hang on a client that long; one that hangs longer reconnects with the new one.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Identity> _identities = new(StringComparer.Ordinal);
    private readonly Queue<(KubernetesClient Client, DateTimeOffset At)> _replaced = new();

    /// <summary>Makes namespaces, limits, accounts and bindings; runs toolboxes.</summary>
    /// <exception cref="EnvironmentException">There is no usable kubeconfig (yet).</exception>
    public KubernetesClient Provisioner => Get("provisioner");

    /// <summary>Exec, logs and port-forward in toolbox namespaces.</summary>
    /// <inheritdoc cref="Provisioner" path="/exception"/>
    public KubernetesClient Web => Get("web");

    /// <summary>Lists and watches what learners run.</summary>
    /// <inheritdoc cref="Provisioner" path="/exception"/>
    public KubernetesClient Observer => Get("observer");

    /// <summary>Deletes namespaces that are over.</summary>
    /// <inheritdoc cref="Provisioner" path="/exception"/>
    public KubernetesClient Reaper => Get("reaper");

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var client in _replaced.Select(replaced => replaced.Client).Concat(_identities.Values.Select(identity => identity.Client)))
            {
                client.Dispose();
            }

            _replaced.Clear();
            _identities.Clear();
        }
    }

    private KubernetesClient Get(string name)
    {
        var file = new FileInfo(Path.Combine(options.Value.IdentitiesDirectory, $"{name}.kubeconfig"));
        if (!file.Exists)
        {
            throw new EnvironmentException("The cluster is not set up yet.");
        }

        var stamp = (file.LastWriteTimeUtc, file.Length);
        lock (_gate)
        {
            if (_identities.TryGetValue(name, out var known))
            {
                if (known.Stamp == stamp)
                {
                    return known.Client;
                }

                _replaced.Enqueue((known.Client, time.GetUtcNow()));
            }

            DisposeReplaced();

            var client = Make(file.FullName);
            _identities[name] = new Identity(client, stamp);
            return client;
        }
    }

    // Somebody may be in the middle of a request with it, or have a terminal open: so not at once.
    private void DisposeReplaced()
    {
        while (_replaced.TryPeek(out var oldest) && time.GetUtcNow() - oldest.At >= s_grace)
        {
            _replaced.Dequeue().Client.Dispose();
        }
    }

    private KubernetesClient Make(string file)
    {
        try
        {
            return new KubernetesClient(KubernetesClientConfiguration.FromKubeconfig([file]), logger: logger, time: time);
        }
        catch (KubeConfigException exception)
        {
            throw new EnvironmentException(NotSetUpRightly, exception);
        }
    }

    private sealed record Identity(KubernetesClient Client, (DateTime Written, long Length) Stamp);
}
