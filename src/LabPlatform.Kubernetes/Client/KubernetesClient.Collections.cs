using System.Collections.Immutable;
using System.Globalization;

namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    /// <summary>Lists objects of a kind, page by page behind the scenes; begins again once if the pages grow too old in between.</summary>
    /// <param name="resource">The kind.</param>
    /// <param name="namespace">A namespace, or null for all of them (and for cluster-scoped kinds).</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="options">Which ones, or null for all.</param>
    public async Task<KubernetesList<T>> ListAsync<T>(ApiResource<T> resource, string? @namespace, CancellationToken cancellationToken, ListOptions? options = null)
        where T : KubernetesObject
    {
        ArgumentNullException.ThrowIfNull(resource);
        var path = resource.CollectionPath(@namespace);
        options ??= new ListOptions();
        try
        {
            return await ListPagesAsync(resource, path, options, _options.PageSize, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException ex) when (ex.IsGone)
        {
            // The continue token outlived its snapshot: one page without a limit cannot.
            return await ListPagesAsync(resource, path, options, pageSize: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for the deletion of all objects of a kind that match.</summary>
    /// <param name="resource">The kind; not every one allows it (services and namespaces do not before 1.23).</param>
    /// <param name="namespace">A namespace; null only for cluster-scoped kinds.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="options">Which ones, or null for all.</param>
    /// <param name="deleteOptions">How, or null for the defaults.</param>
    public Task DeleteCollectionAsync(ApiResource resource, string? @namespace, CancellationToken cancellationToken, ListOptions? options = null, DeleteOptions? deleteOptions = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (resource.Namespaced)
        {
            ArgumentNullException.ThrowIfNull(@namespace);
        }

        var path = resource.CollectionPath(@namespace) + (options ?? new ListOptions()).Query();
        var request = new ApiRequest(HttpMethod.Delete, path) { Body = Utf8((deleteOptions ?? DeleteOptions.Default).ToJson()) };
        return _transport.SendAsync(request, static (_, _) => ValueTask.FromResult(true), cancellationToken);
    }

    private async Task<KubernetesList<T>> ListPagesAsync<T>(ApiResource<T> resource, string path, ListOptions options, int? pageSize, CancellationToken cancellationToken)
        where T : KubernetesObject
    {
        var items = ImmutableArray.CreateBuilder<T>();
        string? next = null;
        while (true)
        {
            var query = options.Query(("limit", pageSize?.ToString(CultureInfo.InvariantCulture)), ("continue", next));
            var page = await _transport.SendAsync(new ApiRequest(HttpMethod.Get, path + query), ReadAsync<ListPage<T>>, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                item.ApiVersion ??= resource.ApiVersion;
                item.Kind ??= resource.Kind;
                items.Add(item);
            }

            next = page.Metadata.Continue;
            if (string.IsNullOrEmpty(next))
            {
                return new KubernetesList<T>(items.DrainToImmutable(), page.Metadata.ResourceVersion ?? "");
            }
        }
    }

    private sealed class ListPage<T>
    {
        public IList<T> Items { get; set; } = [];

        public ListPageMetadata Metadata { get; set; } = new();
    }

    private sealed class ListPageMetadata
    {
        public string? ResourceVersion { get; set; }

        public string? Continue { get; set; }
    }
}
