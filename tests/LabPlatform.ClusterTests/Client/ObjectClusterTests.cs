using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.ClusterTests.Client;

public sealed class ObjectClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KubernetesClient Client => cluster.Client;

    [Fact]
    public async Task ConfigMap_CreatedReadChangedDeleted_AsAsked()
    {
        var created = await Client.CreateAsync(ApiResource.ConfigMaps, cluster.Namespace, ConfigMap("settings", ("colour", "blue")), Token);
        var twice = await Should.ThrowAsync<KubernetesException>(() => Client.CreateAsync(ApiResource.ConfigMaps, cluster.Namespace, ConfigMap("settings"), Token));
        var patched = await Client.PatchAsync(
            ApiResource.ConfigMaps, cluster.Namespace, "settings", V1Patch.Merge(new JsonObject { ["data"] = new JsonObject { ["colour"] = "green" } }), Token);
        var stale = await Should.ThrowAsync<KubernetesException>(() => Client.ReplaceAsync(ApiResource.ConfigMaps, created, Token));
        patched.Metadata.Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kept"] = "yes" };
        var replaced = await Client.ReplaceAsync(ApiResource.ConfigMaps, patched, Token);
        var jsonPatched = await Client.PatchAsync(
            ApiResource.ConfigMaps, cluster.Namespace, "settings",
            V1Patch.Json([new JsonObject { ["op"] = "add", ["path"] = "/data/size", ["value"] = "10" }]), Token);

        twice.IsAlreadyExists.ShouldBeTrue();
        twice.IsConflict.ShouldBeFalse();
        stale.IsConflict.ShouldBeTrue();
        replaced.Field("data", "colour")?.GetString().ShouldBe("green");
        replaced.Metadata.Label("kept").ShouldBe("yes");
        jsonPatched.Field("data", "size")?.GetString().ShouldBe("10");
        (await Client.DeleteAsync(ApiResource.ConfigMaps, cluster.Namespace, "settings", Token)).ShouldBeTrue();
        (await Client.DeleteAsync(ApiResource.ConfigMaps, cluster.Namespace, "settings", Token)).ShouldBeFalse();
        (await Client.FindAsync(ApiResource.ConfigMaps, cluster.Namespace, "settings", Token)).ShouldBeNull();
        (await Should.ThrowAsync<KubernetesException>(() => Client.GetAsync(ApiResource.ConfigMaps, cluster.Namespace, "settings", Token))).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Delete_WithPreconditionOfAnother_IsRefused()
    {
        await Client.CreateAsync(ApiResource.ConfigMaps, cluster.Namespace, ConfigMap("guarded"), Token);

        var refused = await Should.ThrowAsync<KubernetesException>(() => Client.DeleteAsync(
            ApiResource.ConfigMaps, cluster.Namespace, "guarded", Token, new DeleteOptions { PreconditionUid = "00000000-0000-0000-0000-000000000000" }));

        refused.IsConflict.ShouldBeTrue();
    }

    [Fact]
    public async Task List_ManyPages_FindsEveryObjectOnceAndSelects()
    {
        using var client = new KubernetesClient(Client.Configuration, new KubernetesClientOptions { PageSize = 7 });
        for (var i = 0; i < 30; i++)
        {
            var body = ConfigMap($"page-{i:00}");
            body["metadata"]!["labels"] = new JsonObject { ["set"] = "pages", ["half"] = i % 2 == 0 ? "even" : "odd" };
            await client.CreateAsync(ApiResource.ConfigMaps, cluster.Namespace, body, Token);
        }

        var all = await client.ListAsync(ApiResource.ConfigMaps, cluster.Namespace, Token, new ListOptions { LabelSelector = "set=pages" });
        var even = await client.ListAsync(ApiResource.ConfigMaps, cluster.Namespace, Token, new ListOptions { LabelSelector = "set=pages,half!=odd" });
        var one = await client.ListAsync(ApiResource.ConfigMaps, cluster.Namespace, Token, new ListOptions { FieldSelector = "metadata.name=page-07" });

        all.Items.Select(item => item.Name).ShouldBe(Enumerable.Range(0, 30).Select(i => $"page-{i:00}"));
        all.Items.ShouldAllBe(item => item.Kind == "ConfigMap" && item.ApiVersion == "v1");
        all.ResourceVersion.ShouldNotBeEmpty();
        even.Items.Length.ShouldBe(15);
        one.Items.Single().Name.ShouldBe("page-07");

        await client.DeleteCollectionAsync(ApiResource.ConfigMaps, cluster.Namespace, Token, new ListOptions { LabelSelector = "half=odd" });
        (await client.ListAsync(ApiResource.ConfigMaps, cluster.Namespace, Token, new ListOptions { LabelSelector = "set=pages" })).Items.Length.ShouldBe(15);
    }

    [Fact]
    public async Task ApplyYaml_TwiceAndChanged_ConvergesAndRespectsOwners()
    {
        const string Manifest = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: applied, labels: {app: demo}}
            data: {mode: "0644"}
            ---
            # a comment and an empty document
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: applied, labels: &labels {app: demo}}
            spec:
              replicas: 0
              selector: {matchLabels: *labels}
              template:
                metadata: {labels: *labels}
                spec:
                  containers: [{name: web, image: nginx}]
                  volumes: [{name: v, configMap: {name: applied, defaultMode: 0640}}]
            """;

        var first = await Client.ApplyYamlAsync(Manifest, cluster.Namespace, Token);
        var second = await Client.ApplyYamlAsync(Manifest, cluster.Namespace, Token);
        var other = new ApplyOptions { FieldManager = "somebody-else", Force = false };
        var conflict = await Should.ThrowAsync<KubernetesException>(
            () => Client.ApplyYamlAsync(Manifest.Replace("replicas: 0", "replicas: 1", StringComparison.Ordinal), cluster.Namespace, Token, other));
        var dry = await Client.ApplyYamlAsync(Manifest.Replace("\"0644\"", "changed", StringComparison.Ordinal), cluster.Namespace, Token, new ApplyOptions { DryRun = true });

        first.Select(item => item.Kind).ShouldBe(["ConfigMap", "Deployment"]);
        first[0].Field("data", "mode")?.GetString().ShouldBe("0644");
        first[1].Field("spec", "template", "spec", "volumes")!.Value[0].GetProperty("configMap").GetProperty("defaultMode").GetInt32().ShouldBe(416);
        second[0].Metadata.ResourceVersion.ShouldBe(first[0].Metadata.ResourceVersion);
        conflict.IsConflict.ShouldBeTrue();
        dry[0].Field("data", "mode")?.GetString().ShouldBe("changed");
        (await Client.GetAsync(ApiResource.ConfigMaps, cluster.Namespace, "applied", Token)).Field("data", "mode")?.GetString().ShouldBe("0644");
    }

    [Fact]
    public async Task Create_Invalid_NamesTheField()
    {
        var body = ConfigMap("invalid");
        body["data"] = new JsonObject { ["a key"] = "with a space" };

        var ex = await Should.ThrowAsync<KubernetesException>(() => Client.CreateAsync(ApiResource.ConfigMaps, cluster.Namespace, body, Token));

        ex.IsInvalid.ShouldBeTrue();
        ex.Status.Details.ShouldNotBeNull().Causes.ShouldContain(cause => cause.Field!.Contains("a key"));
    }

    [Fact]
    public async Task Discovery_KnowsWhatTheServerHas()
    {
        (await Client.Discovery.FindAsync("apps/v1", "Deployment", Token)).ShouldBe(ApiResource.Deployments);
        (await Client.Discovery.FindAsync("v1", "Namespace", Token)).ShouldNotBeNull().Namespaced.ShouldBeFalse();
        (await Client.Discovery.FindAsync("example.org/v1", "Nothing", Token)).ShouldBeNull();
        var versions = await Client.Discovery.ApiVersionsAsync(Token);
        versions.Distinct(StringComparer.Ordinal).Count().ShouldBe(versions.Count);
        versions.Where(version => version is "v1" or "rbac.authorization.k8s.io/v1").Count().ShouldBe(2);
    }

    [Fact]
    public async Task Raw_ReadyAndVersion_AreThere()
    {
        (await Client.GetRawAsync("/readyz", Token)).ShouldBe("ok");
        (await Client.GetRawAsync("/version", Token)).ShouldContain("gitVersion");
    }

    [Fact]
    public async Task WellKnownResources_AllExistOnThisServer()
    {
        var known = typeof(ApiResource).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(property => (ApiResource)property.GetValue(null)!).ToList();

        known.Count.ShouldBeGreaterThan(20);
        foreach (var resource in known)
        {
            var found = await Client.Discovery.FindAsync(resource.ApiVersion, resource.Kind, Token);
            (found?.Plural, found?.Namespaced).ShouldBe((resource.Plural, resource.Namespaced), resource.Kind);
        }
    }

    private static JsonObject ConfigMap(string name, params (string Key, string Value)[] data) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = name },
        ["data"] = new JsonObject(data.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
    };
}
