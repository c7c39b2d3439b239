using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Alone with a short limit, so that nothing else is ended by it on a busy machine.</summary>
public sealed class CheckLimitTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(CheckPlace.Checker)]
    [InlineData(CheckPlace.Toolbox)]
    public async Task Check_NeverEnds_IsKilledWithAllItHasStarted_Row80(CheckPlace place)
    {
        await using var cluster = new LabCluster(("CheckLimit", s_limit.ToString()));
        var session = await cluster.ProvisionAsync();

        var result = await cluster.Checks.RunAsync(session.Id, Steps.Checked("echo waiting for godot; sleep 777 & setsid sleep 777 & (sleep 777; true) | cat", place), Token);

        result.Outcome.ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldBe("The check did not finish within 5 seconds. Its last words: waiting for godot");
        result.Duration.ShouldBeGreaterThanOrEqualTo(s_limit);
        (await cluster.InPodAsync(session, place == CheckPlace.Checker ? ToolboxPods.Checker : ToolboxPods.Toolbox, "pgrep -fc 'sleep 77[7]'")).OutputText.Trim().ShouldBe("0");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
