using System.Text.Json.Nodes;

namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    private static readonly ApiResource<KubernetesObject> s_accessReviews =
        new("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", namespaced: false);

    /// <summary>Asks for a token of a service account. It is given once and kept nowhere.</summary>
    /// <param name="namespace">The account's namespace.</param>
    /// <param name="serviceAccount">The account's name.</param>
    /// <param name="lifetime">At least ten minutes; the server may shorten it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <remarks>Kubernetes API reference, authentication.k8s.io/v1 TokenRequest.</remarks>
    public async Task<ServiceAccountToken> CreateTokenAsync(string @namespace, string serviceAccount, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["kind"] = "TokenRequest",
            ["spec"] = new JsonObject { ["expirationSeconds"] = (long)lifetime.TotalSeconds },
        };
        var answer = await CreateSubresourceAsync(ApiResource.ServiceAccounts, @namespace, serviceAccount, "token", body, cancellationToken).ConfigureAwait(false);
        return answer.Field("status", "token")?.GetString() is { } token && answer.Field("status", "expirationTimestamp")?.GetDateTimeOffset() is { } expiresAt
            ? new ServiceAccountToken(token, expiresAt)
            : throw new KubernetesConnectionException("The server answered a token request without a token.");
    }

    /// <summary>Asks whether this client may do something.</summary>
    /// <param name="verb">E.g. <c>get</c>, <c>create</c>.</param>
    /// <param name="resource">The kind.</param>
    /// <param name="namespace">A namespace, or null for all of them (and for cluster-scoped kinds).</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="subresource">E.g. <c>exec</c>, or null.</param>
    /// <param name="name">One object, or null for all.</param>
    /// <remarks>Kubernetes API reference, authorization.k8s.io/v1 SelfSubjectAccessReview.</remarks>
    public async Task<bool> CanIAsync(string verb, ApiResource resource, string? @namespace, CancellationToken cancellationToken, string? subresource = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var attributes = new JsonObject { ["verb"] = verb, ["group"] = resource.Group, ["resource"] = resource.Plural };
        foreach (var (field, value) in (ReadOnlySpan<(string, string?)>)[("namespace", @namespace), ("subresource", subresource), ("name", name)])
        {
            if (value is not null)
            {
                attributes[field] = value;
            }
        }

        var review = new JsonObject { ["spec"] = new JsonObject { ["resourceAttributes"] = attributes } };
        var answer = await CreateAsync(s_accessReviews, null, review, cancellationToken).ConfigureAwait(false);
        return answer.Field("status", "allowed")?.ValueKind == System.Text.Json.JsonValueKind.True;
    }
}

/// <summary>A token of a service account. Deliberately no record: its text must never show the token.</summary>
public sealed class ServiceAccountToken(string token, DateTimeOffset expiresAt)
{
    public string Token { get; } = token;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}
