using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Client;

public sealed class WatchClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_ObjectsComeChangeAndGo_TellsEachInOrder()
    {
        var selection = new ListOptions { LabelSelector = "watched=order" };
        await CreateAsync("first", "order");
        await using var batches = cluster.Client.WatchAsync(ApiResource.ConfigMaps, cluster.Namespace, new WatchOptions { Selection = selection }, Token).GetAsyncEnumerator(Token);
        var list = await NextAsync(batches);
        await CreateAsync("second", "order");
        await CreateAsync("other", "another");
        await cluster.Client.PatchAsync(ApiResource.ConfigMaps, cluster.Namespace, "first", V1Patch.Merge(new JsonObject { ["data"] = new JsonObject { ["a"] = "b" } }), Token);
        await cluster.Client.DeleteAsync(ApiResource.ConfigMaps, cluster.Namespace, "second", Token);

        var events = new List<string>();
        while (events.Count < 3)
        {
            events.AddRange((await NextAsync(batches)).Events.Select(change => $"{change.Type} {change.Item.Name}"));
        }

        list.Kind.ShouldBe(WatchBatchKind.List);
        list.Events.Single().ShouldSatisfyAllConditions(
            change => change.Type.ShouldBe(WatchEventType.Added),
            change => change.Item.Name.ShouldBe("first"));
        events.ShouldBe(["Added second", "Modified first", "Deleted second"]);
    }

    [Fact]
    public async Task Watch_ServerEndsItEverySecond_LosesNothing()
    {
        // The server is asked to end each watch after a second: the client goes on from the last version, many times.
        var options = new WatchOptions { Selection = new ListOptions { LabelSelector = "watched=short" }, SilenceLimit = TimeSpan.FromSeconds(1.2), MinPause = TimeSpan.FromMilliseconds(20), MaxPause = TimeSpan.FromSeconds(0.5) };
        await using var batches = cluster.Client.WatchAsync(ApiResource.ConfigMaps, cluster.Namespace, options, Token).GetAsyncEnumerator(Token);
        (await NextAsync(batches)).Events.ShouldBeEmpty();
        var names = Enumerable.Range(0, 25).Select(i => $"short-{i:00}").ToList();
        var making = Task.Run(
            async () =>
            {
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(150)); // spreads them over several watches
                foreach (var name in names)
                {
                    await CreateAsync(name, "short");
                    await timer.WaitForNextTickAsync(Token);
                }
            },
            Token);

        var seen = new List<string>();
        while (seen.Count < names.Count)
        {
            var batch = await NextAsync(batches);

            // On a busy machine a watch may be late and be taken for dead; then the next one goes on, too. A new list would hide a loss.
            batch.Kind.ShouldNotBe(WatchBatchKind.List);
            seen.AddRange(batch.Events.Select(change => change.Item.Name));
        }

        await making;
        seen.ShouldBe(names);
    }

    [Fact]
    public async Task Watch_NotAllowed_SaysSoAndGoesOnTrying()
    {
        var configuration = new KubernetesClientConfiguration { Host = cluster.Client.Configuration.Host, SkipTlsVerify = true };
        using var nobody = new KubernetesClient(configuration);
        await using var batches = nobody.WatchAsync(ApiResource.Secrets, cluster.Namespace, null, Token).GetAsyncEnumerator(Token);

        for (var i = 0; i < 2; i++)
        {
            var batch = await NextAsync(batches);
            batch.Kind.ShouldBe(WatchBatchKind.Interruption);
            var trouble = batch.Trouble.ShouldBeOfType<KubernetesException>();
            (trouble.IsForbidden || trouble.IsUnauthorized).ShouldBeTrue();
        }
    }

    private static async Task<WatchBatch<KubernetesObject>> NextAsync(IAsyncEnumerator<WatchBatch<KubernetesObject>> batches)
    {
        (await batches.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeTrue();
        return batches.Current;
    }

    private Task CreateAsync(string name, string label) => cluster.Client.CreateAsync(
        ApiResource.ConfigMaps,
        cluster.Namespace,
        new JsonObject { ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["watched"] = label } } },
        Token);
}
