using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>The checker is lost, the toolbox is not: the learner must not notice more than a check that takes a little longer.</summary>
public sealed class CheckerLossTests(LabCluster cluster) : IClassFixture<LabCluster>
{
    [Fact]
    public async Task CheckerDeleted_TheNextCheckMakesItAgain_AndTheToolboxStays()
    {
        var session = await cluster.ProvisionAsync();
        var (toolbox, lost) = (await UidAsync(session, ToolboxPods.Toolbox), await UidAsync(session, ToolboxPods.Checker));
        await cluster.DeletePodAsync(session, ToolboxPods.Checker);

        // Two windows ask at once: one checker serves both.
        var results = await Task.WhenAll(CheckAsync(session, "kubectl auth can-i list pods"), CheckAsync(session, "kubectl auth can-i list pods"));

        results.ShouldAllBe(result => result.Outcome == new CheckOutcome.Passed("yes"));
        TestContext.Current.TestOutputHelper?.WriteLine($"with a new checker the check took {results[0].Duration.TotalSeconds:F1} s");
        (await UidAsync(session, ToolboxPods.Checker)).ShouldNotBe(lost, StringComparer.Ordinal);
        (await UidAsync(session, ToolboxPods.Toolbox)).ShouldBe(toolbox);
        (await cluster.Environments.ListAsync(Token)).Single(found => found.Session == session.Id).ToolboxLoss.ShouldBeNull();
    }

    [Fact]
    public async Task CheckerDeleted_NoRoomForAnother_TheCheckSaysSoInWords()
    {
        var session = await cluster.ProvisionAsync();
        await cluster.DeletePodAsync(session, ToolboxPods.Checker);
        await PodQuota.TakeAsync(cluster, session, 2);

        var result = await CheckAsync(session, "true");

        var reason = result.Outcome.ShouldBeOfType<CheckOutcome.CouldNotCheck>().Reason;
        reason.ShouldStartWith("The cluster could not make the lab's checker again: the lab's quota is used up (");
        reason.ShouldEndWith("pods: 3 of 3 in use, 1 more needed). Please try again.");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<CheckResult> CheckAsync(LabSession session, string script) => cluster.Checks.RunAsync(session.Id, Steps.Checked(script, CheckPlace.Checker), Token);

    private async Task<string?> UidAsync(LabSession session, string pod) =>
        (await cluster.Admin.GetAsync(ApiResource.Pods, session.Namespaces.System.Name, pod, Token)).Metadata.Uid;
}
