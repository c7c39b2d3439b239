namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClientConfiguration
{
    private const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>From the files kubectl would use: those of <c>KUBECONFIG</c>, merged, or <c>~/.kube/config</c>.</summary>
    /// <param name="context">Name of a context, or null for the current one.</param>
    /// <exception cref="KubeConfigException">No file, no such context, or something in it cannot be used.</exception>
    public static KubernetesClientConfiguration FromKubeconfig(string? context = null)
    {
        var variable = Environment.GetEnvironmentVariable("KUBECONFIG");
        var paths = string.IsNullOrWhiteSpace(variable)
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")]
            : variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return FromKubeconfig(paths, context);
    }

    /// <summary>From these files, merged as kubectl does: the first one that says something wins, files that do not exist are passed over.</summary>
    /// <param name="paths">kubeconfig files; paths in them are relative to the file they stand in.</param>
    /// <param name="context">Name of a context, or null for the current one.</param>
    /// <exception cref="KubeConfigException">None of the files exists, no such context, or something in it cannot be used.</exception>
    public static KubernetesClientConfiguration FromKubeconfig(IReadOnlyList<string> paths, string? context = null) =>
        KubeConfigLoader.Load(paths, context);

    /// <summary>From what every pod finds: the service account's token and authority, and the server's address in the environment.</summary>
    /// <exception cref="KubeConfigException">This process is not in a pod, or the pod mounts no token.</exception>
    public static KubernetesClientConfiguration InCluster() =>
        InCluster(ServiceAccountFolder, Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"), Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"));

    /// <summary>As kubectl decides: <c>KUBECONFIG</c>, else <c>~/.kube/config</c>, else the pod this runs in.</summary>
    /// <exception cref="KubeConfigException">None of the three can be used.</exception>
    public static KubernetesClientConfiguration BuildDefaultConfig()
    {
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");
        var inPod = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 };
        return inPod && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("KUBECONFIG")) && !File.Exists(home)
            ? InCluster()
            : FromKubeconfig();
    }

    internal static KubernetesClientConfiguration InCluster(string folder, string? host, string? port)
    {
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port))
        {
            throw new KubeConfigException("This process does not run in a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set.");
        }

        var token = Path.Combine(folder, "token");
        if (!File.Exists(token))
        {
            throw new KubeConfigException($"The pod has no service account token at {token}; is automountServiceAccountToken off?");
        }

        var space = Path.Combine(folder, "namespace");
        return new KubernetesClientConfiguration
        {
            Host = new UriBuilder("https", host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)).Uri,
            SslCaFile = Path.Combine(folder, "ca.crt"),
            TokenFile = token,
            Namespace = File.Exists(space) ? File.ReadAllText(space).Trim() : null,
            // The service network is never behind a proxy, and NO_PROXY rarely names it.
            IgnoreEnvironmentProxy = true,
        };
    }
}
