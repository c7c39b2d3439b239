using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Nothing that is not a name gets into a URL.</summary>
public sealed class NameTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Hostile =>
    [
        "", " ", ".", "..", "../../kube-system/pods/x", "a/b", "a\\b", "a?b", "a#b", "a%2fb", "a b", "a\n", "a\0", "ä", "-a", "a-", "_", new string('a', 254),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task EveryCall_HostileName_IsRefusedBeforeAnyRequest_Row49(string name)
    {
        await using var server = await ApiServerDouble.StartAsync(static context => context.JsonAsync("{}"));
        using var client = server.CreateClient();
        var body = new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } };
        Func<Task>[] calls =
        [
            () => client.GetAsync(ApiResource.Pods, "lab", name, Token),
            () => client.GetAsync(ApiResource.Pods, name, "pod", Token),
            () => client.GetAsync(ApiResource.Namespaces, null, name, Token),
            () => client.ListAsync(ApiResource.Pods, name, Token),
            () => client.DeleteAsync(ApiResource.Pods, "lab", name, Token),
            () => client.DeleteCollectionAsync(ApiResource.Pods, name, Token),
            () => client.ApplyAsync(ApiResource.Pods, "lab", body, Token),
            () => client.PatchAsync(ApiResource.Pods, "lab", name, V1Patch.Merge([]), Token),
            () => client.CreateSubresourceAsync(ApiResource.Pods, "lab", name, "eviction", [], Token),
            () => client.CreateSubresourceAsync(ApiResource.Pods, "lab", "pod", name, [], Token),
            () => client.CreateTokenAsync("lab", name, TimeSpan.FromHours(1), Token),
            () => client.ExecAsync("lab", name, ["sh"], null, Token),
            () => client.ExecAsync(name, "pod", ["sh"], null, Token),
            () => client.ExecAsync("lab", "pod", ["sh"], new ExecOptions { Container = name }, Token),
            () => client.AttachAsync("lab", name, null, Token),
            () => client.LogsAsync("lab", name, null, Token),
            () => client.LogsAsync("lab", "pod", new LogOptions { Container = name }, Token),
            () => client.PortForwardAsync("lab", name, 80, Token),
            () => Task.FromResult(client.WatchAsync(ApiResource.Pods, name, null, Token)),
            () => Task.FromResult(new ApiResource<KubernetesObject>("", "v1", name, "Kind")),
            () => Task.FromResult(new ApiResource<KubernetesObject>("", name, "things", "Kind")),
        ];

        foreach (var call in calls)
        {
            await Should.ThrowAsync<ArgumentException>(call);
        }

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/../api")]
    [InlineData("api")]
    [InlineData("/a b")]
    [InlineData("/a\r\nX: y")]
    [InlineData("/a#b")]
    [InlineData("")]
    public async Task Raw_OddPath_IsRefused_Row49(string path)
    {
        await using var server = await ApiServerDouble.StartAsync(static context => context.JsonAsync("{}"));
        using var client = server.CreateClient();

        await Should.ThrowAsync<ArgumentException>(() => client.GetRawAsync(path, Token));

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("system:node-proxier", "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node-proxier")]
    [InlineData("a.b.example.org", "/apis/rbac.authorization.k8s.io/v1/clusterroles/a.b.example.org")]
    public async Task Names_ThatKubernetesAllows_Pass(string name, string path)
    {
        await using var server = await ApiServerDouble.StartAsync(static context => context.JsonAsync("{}"));
        using var client = server.CreateClient();

        await client.GetAsync(ApiResource.ClusterRoles, null, name, Token);

        server.Requests.Single().ShouldBe("GET " + path);
    }

    [Fact]
    public async Task Selectors_WithAnything_StayOneParameter()
    {
        await using var server = await ApiServerDouble.StartAsync(static context => context.JsonAsync("""{"metadata":{},"items":null}"""));
        using var client = server.CreateClient();

        (await client.ListAsync(ApiResource.Pods, "lab", Token, new ListOptions { LabelSelector = "a=b&watch=true#" })).Items.ShouldBeEmpty();

        server.Requests.Single().ShouldBe("GET /api/v1/namespaces/lab/pods?labelSelector=a%3Db%26watch%3Dtrue%23&limit=500");
    }
}
