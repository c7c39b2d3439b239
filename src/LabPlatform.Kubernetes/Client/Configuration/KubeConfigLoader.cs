using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Finds context, cluster and user in merged kubeconfig files.</summary>
internal static class KubeConfigLoader
{
    public static KubernetesClientConfiguration Load(IReadOnlyList<string> paths, string? wanted)
    {
        var files = paths.Where(File.Exists).Select(KubeConfigEntry.Read).ToList();
        if (files.Count == 0)
        {
            throw new KubeConfigException($"There is no kubeconfig at {string.Join(", ", paths)}.");
        }

        var context = wanted ?? files.Select(file => file.Text("current-context")).FirstOrDefault(name => name is not null)
            ?? throw new KubeConfigException($"{Describe(files)} names no current-context.");
        var chosen = Find(files, "contexts", context, "context");
        var cluster = Find(files, "clusters", Required(chosen, "cluster", context), "cluster");
        var user = chosen.Text("user") is { } name ? Find(files, "users", name, "user") : new KubeConfigEntry([], chosen.File);
        if (user.Child("auth-provider") is not null)
        {
            throw new KubeConfigException($"{user.File}: auth-provider is no longer part of Kubernetes; use an exec credential plugin.");
        }

        return Build(context, chosen, cluster, user);
    }

    private static KubernetesClientConfiguration Build(string context, KubeConfigEntry chosen, KubeConfigEntry cluster, KubeConfigEntry user) => new()
    {
        CurrentContext = context,
        Host = Address(cluster, Required(cluster, "server", context)),
        Namespace = chosen.Text("namespace"),
        SslCaPem = cluster.Pem("certificate-authority-data"),
        SslCaFile = cluster.PathOf("certificate-authority"),
        SkipTlsVerify = cluster.Flag("insecure-skip-tls-verify"),
        TlsServerName = cluster.Text("tls-server-name"),
        Proxy = cluster.Text("proxy-url") is { } proxy ? Address(cluster, proxy) : null,
        ClientCertificatePem = user.Pem("client-certificate-data"),
        ClientCertificateFile = user.PathOf("client-certificate"),
        ClientKeyPem = user.Pem("client-key-data"),
        ClientKeyFile = user.PathOf("client-key"),
        AccessToken = user.Text("token"),
        TokenFile = user.PathOf("tokenFile"),
        Username = user.Text("username"),
        Password = user.Text("password"),
        Impersonate = user.Text("as"),
        ImpersonateGroups = Texts(user.Fields["as-groups"]),
        Exec = user.Child("exec") is { } exec ? Plugin(exec) : null,
    };

    private static ExternalExecution Plugin(KubeConfigEntry exec)
    {
        var version = exec.Text("apiVersion");
        if (version is not ("client.authentication.k8s.io/v1" or "client.authentication.k8s.io/v1beta1"))
        {
            throw new KubeConfigException($"{exec.File}: exec credentials of {version ?? "no apiVersion"} are not supported, only client.authentication.k8s.io/v1 and v1beta1.");
        }

        var command = exec.Text("command") ?? throw new KubeConfigException($"{exec.File}: exec names no command.");
        if (exec.Text("interactiveMode") is "Always")
        {
            throw new KubeConfigException($"{exec.File}: the credential plugin {command} wants a person at a terminal (interactiveMode Always).");
        }

        return new ExternalExecution
        {
            ApiVersion = version,
            // As in kubectl: a bare name is looked up in PATH, anything with a slash starts at the file's folder.
            Command = command.Contains('/', StringComparison.Ordinal) ? exec.PathOf("command")! : command,
            Arguments = Texts(exec.Fields["args"]),
            Environment = (exec.Fields["env"] as JsonArray ?? []).OfType<JsonObject>()
                .Where(entry => entry["name"] is not null)
                .GroupBy(entry => entry["name"]!.ToString(), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last()["value"]?.ToString() ?? "", StringComparer.Ordinal),
            InstallHint = exec.Text("installHint"),
            ProvideClusterInfo = exec.Flag("provideClusterInfo"),
        };
    }

    private static KubeConfigEntry Find(List<KubeConfigEntry> files, string list, string name, string field) =>
        files.Select(file => file.Named(list, name, field)).FirstOrDefault(entry => entry is not null)
            ?? throw new KubeConfigException($"{Describe(files)} has no {field} named '{name}'.");

    private static string Required(KubeConfigEntry entry, string field, string context) =>
        entry.Text(field) ?? throw new KubeConfigException($"{entry.File}: context '{context}' leads to an entry without {field}.");

    private static Uri Address(KubeConfigEntry entry, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address
            : throw new KubeConfigException($"{entry.File}: '{text}' is not an address.");

    private static string[] Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => item?.ToString() ?? "")];

    private static string Describe(List<KubeConfigEntry> files) => string.Join(", ", files.Select(file => file.File));
}
