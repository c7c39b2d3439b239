using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>One request of each verb.</summary>
internal static class Requests
{
    /// <summary>An answer to any of them.</summary>
    public const string ConfigMap = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"lab"}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task SendAsync(KubernetesClient client, string verb) => verb switch
    {
        "GET" => client.GetAsync(ApiResource.ConfigMaps, "lab", "a", Token),
        "POST" => client.CreateAsync(ApiResource.ConfigMaps, "lab", Body(), Token),
        "DELETE" => client.DeleteAsync(ApiResource.ConfigMaps, "lab", "a", Token),
        "APPLY" => client.ApplyAsync(ApiResource.ConfigMaps, "lab", Body(), Token),
        "PATCH" => client.PatchAsync(ApiResource.ConfigMaps, "lab", "a", V1Patch.Merge([]), Token),
        _ => client.PatchAsync(ApiResource.ConfigMaps, "lab", "a", V1Patch.Json([]), Token),
    };

    private static JsonObject Body() => new() { ["metadata"] = new JsonObject { ["name"] = "a" } };
}
