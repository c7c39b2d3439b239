using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    /// <summary>Reads one object.</summary>
    /// <param name="resource">Its kind.</param>
    /// <param name="namespace">Its namespace, or null for cluster-scoped kinds.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="KubernetesException"><see cref="KubernetesException.IsNotFound"/> when there is none.</exception>
    public Task<T> GetAsync<T>(ApiResource<T> resource, string? @namespace, string name, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        return _transport.SendAsync(new ApiRequest(HttpMethod.Get, resource.ObjectPath(@namespace, name)), ReadAsync<T>, cancellationToken);
    }

    /// <summary>Reads one object, or gives null when there is none of that name.</summary>
    public async Task<T?> FindAsync<T>(ApiResource<T> resource, string? @namespace, string name, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        try
        {
            return await GetAsync(resource, @namespace, name, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException ex) when (ex.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Creates an object and gives it back as the server stored it. Not sent a second time once the server may have had it.</summary>
    /// <param name="resource">Its kind; <c>apiVersion</c> and <c>kind</c> are filled in where they are missing.</param>
    /// <param name="namespace">Its namespace, or null for cluster-scoped kinds.</param>
    /// <param name="body">The object, with <c>metadata.name</c> or <c>metadata.generateName</c>; it is not changed.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="KubernetesException"><see cref="KubernetesException.IsAlreadyExists"/> when the name is taken.</exception>
    public Task<T> CreateAsync<T>(ApiResource<T> resource, string? @namespace, JsonObject body, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(body);
        if (resource.Namespaced)
        {
            ArgumentNullException.ThrowIfNull(@namespace);
        }

        return PostAsync<T>(resource.CollectionPath(@namespace), Complete(resource, body), cancellationToken);
    }

    /// <inheritdoc cref="CreateAsync{T}(ApiResource{T}, string?, JsonObject, CancellationToken)"/>
    public Task<T> CreateAsync<T>(ApiResource<T> resource, string? @namespace, T body, CancellationToken cancellationToken)
        where T : KubernetesObject => CreateAsync(resource, @namespace, KubernetesJson.ToJson(body), cancellationToken);

    /// <summary>Creates what belongs to an object, e.g. <c>eviction</c> of a pod, and gives back the server's answer.</summary>
    /// <param name="resource">Kind of the object.</param>
    /// <param name="namespace">Its namespace, or null for cluster-scoped kinds.</param>
    /// <param name="name">Its name.</param>
    /// <param name="subresource">E.g. <c>eviction</c> or <c>token</c>.</param>
    /// <param name="body">With <c>apiVersion</c> and <c>kind</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<KubernetesObject> CreateSubresourceAsync(ApiResource resource, string? @namespace, string name, string subresource, JsonObject body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(body);
        return PostAsync<KubernetesObject>(resource.ObjectPath(@namespace, name, subresource), body, cancellationToken);
    }

    /// <summary>Puts an object in the place of the one there. With <c>metadata.resourceVersion</c>, only if nobody changed it since.</summary>
    /// <param name="resource">Its kind.</param>
    /// <param name="body">The whole object, with its name and namespace.</param>
    /// <param name="subresource">E.g. <c>status</c>, or null.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="KubernetesException"><see cref="KubernetesException.IsConflict"/> when somebody was faster.</exception>
    public Task<T> ReplaceAsync<T>(ApiResource<T> resource, T body, CancellationToken cancellationToken, string? subresource = null)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(body);
        var request = new ApiRequest(HttpMethod.Put, resource.ObjectPath(body.Namespace, body.Name, subresource))
        {
            Body = Utf8(Complete(resource, KubernetesJson.ToJson(body))),
            // A second try of a conditional write would meet its own first one as a conflict.
            Idempotent = body.Metadata.ResourceVersion is null,
        };
        return _transport.SendAsync(request, ReadAsync<T>, cancellationToken);
    }

    /// <summary>Asks for the deletion of an object. It may live on for a while: grace period, finalizers.</summary>
    /// <returns>False when there is none of that name.</returns>
    /// <exception cref="KubernetesException"><see cref="KubernetesException.IsConflict"/> when a precondition does not hold.</exception>
    public async Task<bool> DeleteAsync(ApiResource resource, string? @namespace, string name, CancellationToken cancellationToken, DeleteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var request = new ApiRequest(HttpMethod.Delete, resource.ObjectPath(@namespace, name)) { Body = Utf8((options ?? DeleteOptions.Default).ToJson()) };
        try
        {
            return await _transport.SendAsync(request, static (_, _) => ValueTask.FromResult(true), cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException ex) when (ex.IsNotFound)
        {
            return false;
        }
    }

    private Task<T> PostAsync<T>(string path, JsonObject body, CancellationToken cancellationToken) =>
        _transport.SendAsync(new ApiRequest(HttpMethod.Post, path) { Body = Utf8(body), Idempotent = false }, ReadAsync<T>, cancellationToken);

    private static JsonObject Complete(ApiResource resource, JsonObject body)
    {
        if (body.ContainsKey("apiVersion") && body.ContainsKey("kind"))
        {
            return body;
        }

        var copy = (JsonObject)body.DeepClone();
        copy["apiVersion"] = resource.ApiVersion;
        copy["kind"] = resource.Kind;
        return copy;
    }

    private static byte[] Utf8(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body);
}
