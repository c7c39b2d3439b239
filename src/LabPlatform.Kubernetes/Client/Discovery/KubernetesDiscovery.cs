using System.Collections.Concurrent;
using System.Text.Json;

namespace LabPlatform.Kubernetes.Client;

/// <summary>Asks the server which kinds it has, before they are used. Answers are kept for ten minutes, a "no" for ten seconds.</summary>
/// <remarks>Kubernetes API Concepts, "Discovery API": one request per API version, of which every server since 1.0 knows how to answer.</remarks>
public sealed class KubernetesDiscovery
{
    private static readonly TimeSpan s_keep = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_keepMissing = TimeSpan.FromSeconds(10);
    private readonly ApiTransport _transport;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    internal KubernetesDiscovery(ApiTransport transport, TimeProvider time)
    {
        _transport = transport;
        _time = time;
    }

    /// <summary>The kind as the server offers it, or null when it does not.</summary>
    /// <param name="apiVersion">As in manifests: <c>v1</c>, <c>apps/v1</c>.</param>
    /// <param name="kind">As in manifests: <c>Deployment</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<ApiResource<KubernetesObject>?> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken)
    {
        var resources = await ResourcesAsync(apiVersion, cancellationToken).ConfigureAwait(false);
        var found = resources.FirstOrDefault(resource => string.Equals(resource.Kind, kind, StringComparison.Ordinal));
        if (found is null && _known.TryGetValue(apiVersion, out var known) && _time.GetElapsedTime(known.AskedAt) > s_keepMissing)
        {
            // A definition may have come in since.
            _known.TryRemove(apiVersion, out _);
            resources = await ResourcesAsync(apiVersion, cancellationToken).ConfigureAwait(false);
            found = resources.FirstOrDefault(resource => string.Equals(resource.Kind, kind, StringComparison.Ordinal));
        }

        return found;
    }

    /// <summary>All kinds of an API version; empty when the server does not have that version.</summary>
    public async Task<IReadOnlyList<ApiResource<KubernetesObject>>> ResourcesAsync(string apiVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(apiVersion);
        if (_known.TryGetValue(apiVersion, out var known) && _time.GetElapsedTime(known.AskedAt) < (known.Resources.Count > 0 ? s_keep : s_keepMissing))
        {
            return known.Resources;
        }

        var resources = await AskAsync(apiVersion, cancellationToken).ConfigureAwait(false);
        _known[apiVersion] = new Known(resources, _time.GetTimestamp());
        return resources;
    }

    /// <summary>All API versions the server has, e.g. <c>v1</c>, <c>apps/v1</c>; asked anew at each call.</summary>
    public async Task<IReadOnlyList<string>> ApiVersionsAsync(CancellationToken cancellationToken)
    {
        var core = await _transport.SendAsync(new ApiRequest(HttpMethod.Get, "/api"), ReadAsync, cancellationToken).ConfigureAwait(false);
        var groups = await _transport.SendAsync(new ApiRequest(HttpMethod.Get, "/apis"), ReadAsync, cancellationToken).ConfigureAwait(false);
        return
        [
            .. Array(core, "versions").Select(version => version.GetString()!),
            .. Array(groups, "groups").SelectMany(group => Array(group, "versions")).Select(version => version.GetProperty("groupVersion").GetString()!),
        ];
    }

    private async Task<IReadOnlyList<ApiResource<KubernetesObject>>> AskAsync(string apiVersion, CancellationToken cancellationToken)
    {
        var parts = apiVersion.Split('/');
        var (group, version) = parts.Length == 1 ? ("", parts[0]) : (parts[0], parts[1]);
        var path = (group.Length == 0 ? "/api/" : $"/apis/{KubernetesNames.Group(group)}/") + KubernetesNames.Label(version, "API version");
        try
        {
            var list = await _transport.SendAsync(new ApiRequest(HttpMethod.Get, path), ReadAsync, cancellationToken).ConfigureAwait(false);
            return
            [
                .. Array(list, "resources")
                    .Select(entry => (Name: entry.GetProperty("name").GetString()!, Kind: entry.GetProperty("kind").GetString()!, Namespaced: entry.GetProperty("namespaced").GetBoolean()))
                    .Where(entry => KubernetesNames.IsLabel(entry.Name)) // "pods/status" and the like are no kinds of their own
                    .Select(entry => new ApiResource<KubernetesObject>(group, version, entry.Name, entry.Kind, entry.Namespaced)),
            ];
        }
        catch (KubernetesException ex) when (ex.IsNotFound)
        {
            return [];
        }
    }

    private static async ValueTask<JsonElement> ReadAsync(Stream stream, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync<JsonElement>(stream, KubernetesJson.Options, cancellationToken).ConfigureAwait(false);

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private sealed record Known(IReadOnlyList<ApiResource<KubernetesObject>> Resources, long AskedAt);
}
