using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    /// <summary>Changes parts of an object.</summary>
    /// <param name="resource">Its kind.</param>
    /// <param name="namespace">Its namespace, or null for cluster-scoped kinds.</param>
    /// <param name="name">Its name.</param>
    /// <param name="patch">The change.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="subresource">E.g. <c>status</c>, or null.</param>
    public Task<T> PatchAsync<T>(ApiResource<T> resource, string? @namespace, string name, V1Patch patch, CancellationToken cancellationToken, string? subresource = null)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(patch);
        var request = new ApiRequest(HttpMethod.Patch, resource.ObjectPath(@namespace, name, subresource))
        {
            Body = Utf8(patch.Content),
            ContentType = patch.ContentType,
            Idempotent = patch.Type == V1PatchType.Merge,
        };
        return _transport.SendAsync(request, ReadAsync<T>, cancellationToken);
    }

    /// <summary>Makes an object be as described, created or changed: server-side apply. Doing it again changes nothing.</summary>
    /// <param name="resource">Its kind.</param>
    /// <param name="namespace">Its namespace, or null for cluster-scoped kinds.</param>
    /// <param name="body">The fields wanted, with <c>metadata.name</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="options">Null for the client's field manager, forced.</param>
    /// <exception cref="KubernetesException"><see cref="KubernetesException.IsConflict"/> when another owns a field and <see cref="ApplyOptions.Force"/> is off.</exception>
    public Task<T> ApplyAsync<T>(ApiResource<T> resource, string? @namespace, JsonObject body, CancellationToken cancellationToken, ApplyOptions? options = null)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(body);
        options ??= ApplyOptions.Default;
        var name = (string?)body["metadata"]?["name"] ?? throw new ArgumentException($"A {resource.Kind} to apply needs metadata.name.", nameof(body));
        var query = $"?fieldManager={Uri.EscapeDataString(options.FieldManager ?? _options.FieldManager)}&force={(options.Force ? "true" : "false")}{(options.DryRun ? "&dryRun=All" : "")}";
        var request = new ApiRequest(HttpMethod.Patch, resource.ObjectPath(@namespace, name) + query)
        {
            Body = Utf8(Complete(resource, body)),
            ContentType = "application/apply-patch+yaml", // JSON is YAML; apply+cbor apart, the API has no other name for it
        };
        return _transport.SendAsync(request, ReadAsync<T>, cancellationToken);
    }

    /// <summary>Applies every document of a manifest in its order; stops at the first that is refused. Kinds are asked of the server.</summary>
    /// <param name="yaml">One or more documents.</param>
    /// <param name="namespace">For objects that name none; one that names another is refused. Null means the context's, or <c>default</c>, and accepts any.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="options">Null for the client's field manager, forced.</param>
    /// <returns>The objects as the server stored them.</returns>
    /// <exception cref="FormatException">Not a manifest; nothing was applied.</exception>
    public async Task<IReadOnlyList<KubernetesObject>> ApplyYamlAsync(string yaml, string? @namespace, CancellationToken cancellationToken, ApplyOptions? options = null)
    {
        var applied = new List<KubernetesObject>();
        foreach (var body in KubernetesYaml.Parse(yaml))
        {
            var resource = await Discovery.FindAsync((string?)body["apiVersion"] ?? "", (string?)body["kind"] ?? "", cancellationToken).ConfigureAwait(false)
                ?? throw new FormatException($"The server has no kind {body["kind"]} of {body["apiVersion"]}.");
            var named = (string?)body["metadata"]?["namespace"];
            if (resource.Namespaced && named is not null && @namespace is not null && !string.Equals(named, @namespace, StringComparison.Ordinal))
            {
                throw new FormatException($"{resource.Kind} {body["metadata"]?["name"]} names namespace {named}, not {@namespace}.");
            }

            var target = resource.Namespaced ? named ?? @namespace ?? Configuration.Namespace ?? "default" : null;
            applied.Add(await ApplyAsync(resource, target, body, cancellationToken, options).ConfigureAwait(false));
        }

        return applied;
    }
}
