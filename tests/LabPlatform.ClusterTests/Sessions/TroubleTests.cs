using System.Text.Json.Nodes;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Starts that go wrong, and what the learner is told.</summary>
public sealed class TroubleTests
{
    private const string MissingImage = "docker.io/labplatform/toolbox@sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [Fact]
    public async Task Provision_ImageMissing_TheReasonWithinTenSecondsAndTheEndAtTheLimit_F23()
    {
        await using var cluster = new LabCluster(("ToolboxImage", MissingImage), ("StartLimit", "00:00:14"));
        var log = new ProgressLog();

        var failure = await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ProvisionAsync(cluster.NewSession(), log, Token));

        const string Reason = "cannot be fetched. There is no such image or version.";
        failure.Message.ShouldStartWith("The lab was not ready within 14 seconds.");
        failure.Message.ShouldEndWith($"The image {MissingImage} {Reason}");
        var first = log.Reports.First(report => report.Item.Detail?.Contains(Reason, StringComparison.Ordinal) is true);
        first.At.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        log.Reports[^1].At.ShouldBeInRange(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(16));
        log.Reports[^1].Item.ShouldBe(new ProvisioningProgress("toolbox", "Starting your toolbox", StageState.Failed, failure.Message));
    }

    [Fact]
    public async Task Provision_QuotaUsedUp_SaysSoInWords()
    {
        await using var cluster = new LabCluster();
        var session = await cluster.ProvisionAsync();
        var system = session.Namespaces.System.Name;
        await cluster.Admin.DeleteCollectionAsync(ApiResource.Pods, system, Token, deleteOptions: new DeleteOptions { GracePeriodSeconds = 0 });
        for (var number = 1; number <= 3; number++)
        {
            var name = $"taken-{number}";
            await Waits.UntilAsync($"{name} is made", () => CreatePodAsync(cluster.Admin, system, name));
        }

        var failure = await Should.ThrowAsync<EnvironmentException>(() => cluster.Environments.ProvisionAsync(session, new ProgressLog(), Token));

        failure.Message.ShouldBe("The cluster could not start the toolbox: the lab's quota is used up (pods: 3 of 3 in use, 1 more needed).");
    }

    [Fact]
    public async Task Provision_NoRoomInTheCluster_SaysSoInWords_F25()
    {
        await using var cluster = new LabCluster(("StartLimit", "00:00:12"));
        var session = cluster.NewSession();
        var nodes = await cluster.Admin.ListAsync(ApiResource.Nodes, null, Token);
        var pod = cluster.Pods.Render(session, ToolboxPods.Toolbox);
        pod["spec"]!["nodeSelector"] = new JsonObject { ["labplatform.io/no-such-node"] = "true" };
        using var crash = new CancellationTokenSource();

        // The namespaces as ever, then a toolbox that no machine can take, made before ours is asked for.
        await Should.ThrowAsync<OperationCanceledException>(() => cluster.Environments.ProvisionAsync(session, new CancelAt("toolbox", crash), crash.Token));
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

    private static async Task<bool> CreatePodAsync(KubernetesClient client, string @namespace, string name)
    {
        try
        {
            await client.CreateAsync(
                ApiResource.Pods,
                @namespace,
                new JsonObject
                {
                    ["metadata"] = new JsonObject { ["name"] = name },
                    ["spec"] = new JsonObject
                    {
                        ["automountServiceAccountToken"] = false,
                        ["terminationGracePeriodSeconds"] = 0,
                        ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "busybox", ["command"] = new JsonArray("sleep", "3600") }),
                    },
                },
                Token);
            return true;
        }
        catch (KubernetesException exception) when (exception.IsForbidden)
        {
            return false; // the pods that were deleted are still counted
        }
    }

    private sealed class CancelAt(string stage, CancellationTokenSource crash) : IProgress<ProvisioningProgress>
    {
        public void Report(ProvisioningProgress value)
        {
            if (string.Equals(value.Stage, stage, StringComparison.Ordinal))
            {
                crash.Cancel();
            }
        }
    }
}
