using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Logs of real containers.</summary>
public sealed class PodLogTests(TwoSessions sessions) : IClassFixture<TwoSessions>
{
    [Fact]
    public async Task Log_IsFollowed_ToTheEndOfTheContainer()
    {
        await sessions.DoAsFirstAsync("kubectl run talker --image=busybox:1.37 --restart=Never -- sh -c 'echo begin; until [ -e /tmp/go ]; do sleep 0.2; done; printf \"\\033[31mred\\033[0m gr\\303\\274n\\n\"'\nkubectl wait --for=condition=Ready pod/talker --timeout=60s");
        var text = "";
        string? end = null;

        await foreach (var part in sessions.Cluster.Logs.FollowAsync(sessions.First, VirtualNamespace.Default, "talker", Token).WithCancellation(Token))
        {
            (text, end) = (text + part.Text, part.End);
            if (text is "begin\n" && end is null)
            {
                await sessions.DoAsFirstAsync("kubectl exec talker -- touch /tmp/go");
            }
        }

        text.ShouldBe("begin\n[31mred[0m grün\n");
        end.ShouldBe("The containers have ended.");
    }

    [Fact]
    public async Task PodThatIsNotThere_IsSaid()
    {
        var parts = new List<PodLogPart>();
        await foreach (var part in sessions.Cluster.Logs.FollowAsync(sessions.First, VirtualNamespace.Default, "nobody", Token))
        {
            parts.Add(part);
        }

        parts[^1].End.ShouldBe("pods \"nobody\" not found.");
    }

    [Fact]
    public async Task Left_NothingGoesOnInTheChecker()
    {
        await sessions.DoAsFirstAsync("kubectl run chatty --image=busybox:1.37 -- sh -c 'while :; do echo x; sleep 0.1; done'\nkubectl wait --for=condition=Ready pod/chatty --timeout=60s");
        await using (var parts = sessions.Cluster.Logs.FollowAsync(sessions.First, VirtualNamespace.Default, "chatty", Token).GetAsyncEnumerator(Token))
        {
            (await parts.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeTrue();
        }

        await Waits.UntilAsync("nobody follows", async () => (await sessions.Cluster.InPodAsync(
            sessions.First, ToolboxPods.Checker, "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -c 'logs --follow --tai[l]'")).OutputText.Trim() is "0");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
