using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Client;

/// <summary>The local cluster as its administrator, and a namespace of the test class's own, deleted in the end.</summary>
public sealed class LocalCluster : IAsyncLifetime
{
    /// <summary>kubeconfig of the administrator; the cluster must be up, a missing one is a failure.</summary>
    public static string AdminKubeconfig => Path.Combine(Home, "cluster", "admin.kubeconfig");

    /// <summary>Where the local cluster keeps what it made.</summary>
    public static string Home { get; } = Environment.GetEnvironmentVariable("LABPLATFORM_HOME") is { Length: > 0 } home ? home : "/var/lib/labplatform";

    public KubernetesClient Client { get; } = new(KubernetesClientConfiguration.FromKubeconfig([AdminKubeconfig]));

    public string Namespace { get; } = $"client-test-{Guid.NewGuid():N}"[..24];

    /// <summary>A pod that runs <c>sleep</c>, ready for exec.</summary>
    public Task<V1Pod> StartPodAsync(string name) => StartPodAsync(name, "busybox", "sleep", "3600");

    public async Task<V1Pod> StartPodAsync(string name, string image, params string[] command)
    {
        var token = TestContext.Current.CancellationToken;
        await Client.CreateAsync(
            ApiResource.Pods,
            Namespace,
            new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["app"] = name } },
                ["spec"] = new JsonObject
                {
                    ["terminationGracePeriodSeconds"] = 0,
                    ["containers"] = new JsonArray(new JsonObject
                    {
                        ["name"] = "main",
                        ["image"] = image,
                        ["command"] = command.Length == 0 ? null : new JsonArray([.. command.Select(part => JsonValue.Create(part))]),
                    }),
                },
            },
            token);
        V1Pod? pod = null;
        await Waits.UntilAsync($"pod {name} is ready", async () => (pod = await Client.GetAsync(ApiResource.Pods, Namespace, name, token)).IsReady);
        return pod!;
    }

    public async ValueTask InitializeAsync()
    {
        await Client.CreateAsync(ApiResource.Namespaces, null, new JsonObject { ["metadata"] = new JsonObject { ["name"] = Namespace } }, CancellationToken.None);

        // Pods are refused until the namespace's account is there.
        await Waits.UntilAsync("the default account exists", async () => await Client.FindAsync(ApiResource.ServiceAccounts, Namespace, "default", CancellationToken.None) is not null);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DeleteAsync(ApiResource.Namespaces, null, Namespace, CancellationToken.None);
        Client.Dispose();
    }
}
