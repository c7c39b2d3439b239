using System.Text.Json.Nodes;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Starts that go wrong, and what the learner is told.</summary>
public sealed class TroubleTests(ITestOutputHelper output)
{
    private const string MissingImage = "docker.io/labplatform/toolbox@sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>A reason is promised this soon; elsewhere than in a soak run only that it comes before the start is given up.</summary>
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Provision_ImageMissing_TheReasonFirstAndTheEndAtTheLimit_F23()
    {
        // A soak run waits for the limit that a site has when nobody sets one.
        var limit = TimeSpan.FromSeconds(Soak.IsOn ? 120 : 45);
        await using var cluster = new LabCluster([("ToolboxImage", MissingImage), .. Soak.IsOn ? [] : new[] { ("StartLimit", limit.ToString()) }]);
        var log = new ProgressLog();

        var failure = await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ProvisionAsync(cluster.NewSession(), log, Token));

        const string Reason = "cannot be fetched. There is no such image or version.";
        failure.Message.ShouldStartWith($"The lab was not ready within {limit.TotalSeconds} seconds.");
        failure.Message.ShouldEndWith($"The image {MissingImage} {Reason}");
        var first = log.Reports.First(report => report.Item.Detail?.Contains(Reason, StringComparison.Ordinal) is true);
        first.Item.ShouldSatisfyAllConditions(item => item.Stage.ShouldBe("toolbox"), item => item.State.ShouldBe(StageState.Running));
        log.Reports[^1].Item.ShouldBe(new ProvisioningProgress("toolbox", "Starting your toolbox", StageState.Failed, failure.Message));
        output.WriteLine($"reason after {first.At.TotalSeconds:F1} s, given up after {log.Reports[^1].At.TotalSeconds:F1} s");
        first.At.ShouldBeLessThan(Soak.IsOn ? s_promise : limit);

        // Timers may be some milliseconds early.
        log.Reports[^1].At.ShouldBeInRange(limit - TimeSpan.FromSeconds(0.1), limit + TimeSpan.FromSeconds(Soak.IsOn ? 2 : 30));
    }

    [Fact]
    public async Task Provision_QuotaUsedUp_SaysSoInWords()
    {
        await using var cluster = new LabCluster();
        var session = await cluster.ProvisionAsync();
        await cluster.Admin.DeleteCollectionAsync(ApiResource.Pods, session.Namespaces.System.Name, Token, deleteOptions: new DeleteOptions { GracePeriodSeconds = 0 });
        await PodQuota.TakeAsync(cluster, session, 3);

        var log = new ProgressLog();
        var failure = await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ProvisionAsync(session, log, Token));

        const string Reason = "he lab's quota is used up (pods: 3 of 3 in use, 1 more needed).";
        failure.Message.ShouldBe($"The cluster could not start the toolbox: t{Reason}");

        // Told while it is tried again, not only when it is given up.
        var first = log.Reports.First(report => report.Item.Detail?.Contains(Reason, StringComparison.Ordinal) is true);
        first.Item.ShouldBe(new ProvisioningProgress("toolbox", "Starting your toolbox", StageState.Running, $"T{Reason}"));
        log.Reports[^1].Item.ShouldBe(new ProvisioningProgress("toolbox", "Starting your toolbox", StageState.Failed, failure.Message));
        output.WriteLine($"reason after {first.At.TotalSeconds:F1} s, given up after {log.Reports[^1].At.TotalSeconds:F1} s");
        first.At.ShouldBeLessThan(Soak.IsOn ? s_promise : log.Reports[^1].At);
    }

    [Fact]
    public async Task Provision_NoRoomInTheCluster_SaysSoInWords_F25()
    {
        await using var cluster = new LabCluster(("StartLimit", "00:00:30"));
        var session = cluster.NewSession();
        var nodes = await cluster.Admin.ListAsync(ApiResource.Nodes, null, Token);
        var pod = cluster.Pods.Render(session, ToolboxPods.Toolbox);
        pod["spec"]!["nodeSelector"] = new JsonObject { ["labplatform.io/no-such-node"] = "true" };
        using var crash = new CancellationTokenSource();

        // The namespaces as ever, then a toolbox that no machine can take, made before ours is asked for.
        await Should.ThrowAsync<OperationCanceledException>(() => cluster.Environments.ProvisionAsync(session, new CrashIn("toolbox", crash), crash.Token));
        await cluster.Admin.CreateAsync(ApiResource.Pods, session.Namespaces.System.Name, pod, Token);
        var failure = await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ProvisionAsync(session, new ProgressLog(), Token));

        failure.Message.ShouldContain($"No machine of the cluster has room for it: 0/{nodes.Items.Length} nodes are available");
    }

    [Fact]
    public async Task Everything_ClusterAway_SaysSo()
    {
        var identities = Directory.CreateTempSubdirectory("labplatform-identities-");
        try
        {
            await using var cluster = new LabCluster(("IdentitiesDirectory", identities.FullName));
            var session = new LabSession
            {
                Id = SessionId.New(),
                Learner = LearnerId.New(),
                Scenario = Tests.Shared.Fakes.TestScenarios.OneStep.Id,
                State = SessionState.Starting,
                CreatedAt = default,
                LastActivityAt = default,
                Deadline = default,
            };
            (await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ListAsync(Token))).Message.ShouldBe("The cluster is not set up yet.");
            foreach (var name in (string[])["provisioner", "web", "reaper"])
            {
                // Port 9 of loopback: nobody listens.
                await File.WriteAllTextAsync(Path.Combine(identities.FullName, $"{name}.kubeconfig"), """
                    {"apiVersion":"v1","kind":"Config","current-context":"c","clusters":[{"name":"c","cluster":{"server":"https://127.0.0.1:9"}}],
                     "users":[{"name":"c","user":{"token":"t"}}],"contexts":[{"name":"c","context":{"cluster":"c","user":"c"}}]}
                    """, Token);
            }

            (await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ProvisionAsync(session, new ProgressLog(), Token))).Message.ShouldBe("The cluster does not answer.");
            (await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.RemoveAsync(session.Id, Token))).Message.ShouldBe("The cluster does not answer.");
        }
        finally
        {
            identities.Delete(recursive: true);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
