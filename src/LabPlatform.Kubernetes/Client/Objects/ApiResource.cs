namespace LabPlatform.Kubernetes.Client;

/// <summary>A kind of object as the API server offers it: what <c>kubectl api-resources</c> prints in one line.</summary>
/// <remarks>The usual ones are static properties (<see cref="Pods"/>); others come from <see cref="KubernetesDiscovery"/> or are made by hand.</remarks>
public abstract partial record ApiResource
{
    private protected ApiResource(string group, string version, string plural, string kind, bool namespaced)
    {
        Group = group.Length == 0 ? "" : KubernetesNames.Group(group);
        Version = KubernetesNames.Label(version, "API version");
        Plural = KubernetesNames.Label(plural, "resource");
        Kind = kind;
        Namespaced = namespaced;
    }

    /// <summary>Empty for the core API.</summary>
    public string Group { get; }

    public string Version { get; }

    /// <summary>The name in URLs, e.g. <c>pods</c>.</summary>
    public string Plural { get; }

    public string Kind { get; }

    /// <summary>False for what lives outside namespaces, like namespaces themselves.</summary>
    public bool Namespaced { get; }

    /// <summary>As in manifests: <c>v1</c> or <c>apps/v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The path of all objects (of a namespace, where one is given).</summary>
    /// <exception cref="ArgumentException">A name that must not go into a URL.</exception>
    internal string CollectionPath(string? @namespace)
    {
        var root = Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";
        if (@namespace is null)
        {
            return $"{root}/{Plural}";
        }

        return Namespaced
            ? $"{root}/namespaces/{KubernetesNames.Namespace(@namespace)}/{Plural}"
            : throw new ArgumentException($"{Kind} is not namespaced; pass null as its namespace.", nameof(@namespace));
    }

    internal string ObjectPath(string? @namespace, string name, string? subresource = null)
    {
        if (Namespaced && @namespace is null)
        {
            throw new ArgumentException($"{Kind} is namespaced; its namespace is missing.", nameof(@namespace));
        }

        var path = $"{CollectionPath(@namespace)}/{Uri.EscapeDataString(KubernetesNames.Object(name))}";
        return subresource is null ? path : $"{path}/{KubernetesNames.Label(subresource, "subresource")}";
    }
}

/// <typeparam name="T">The type its objects are read as.</typeparam>
public sealed record ApiResource<T> : ApiResource
    where T : KubernetesObject
{
    /// <param name="group">API group, empty for core.</param>
    /// <param name="version">E.g. <c>v1</c>.</param>
    /// <param name="plural">The name in URLs, e.g. <c>pods</c>.</param>
    /// <param name="kind">The name in manifests, e.g. <c>Pod</c>.</param>
    /// <param name="namespaced">Whether its objects live in namespaces.</param>
    /// <exception cref="ArgumentException">A part that must not go into a URL.</exception>
    public ApiResource(string group, string version, string plural, string kind, bool namespaced = true)
        : base(group, version, plural, kind, namespaced)
    {
    }
}
