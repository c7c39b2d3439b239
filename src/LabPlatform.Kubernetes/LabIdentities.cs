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
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Identity> _identities = new(StringComparer.Ordinal);
    private readonly List<KubernetesClient> _replaced = [];

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
            foreach (var client in _replaced.Concat(_identities.Values.Select(identity => identity.Client)))
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

                // Somebody may be in the middle of a request with it: it is closed at the end only.
                _replaced.Add(known.Client);
            }

            var client = Make(file.FullName);
            _identities[name] = new Identity(client, stamp);
            return client;
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
            throw new EnvironmentException("The platform's access to the cluster is not set up rightly.", exception);
        }
    }

    private sealed record Identity(KubernetesClient Client, (DateTime Written, long Length) Stamp);
}
