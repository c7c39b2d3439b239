using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

public sealed class ProvisioningTests(LabCluster cluster, ITestOutputHelper output) : IClassFixture<LabCluster>
{
    [Fact]
    public async Task Provision_FromNothing_GivesAWorkingShellAndKubectl()
    {
        var log = new ProgressLog();

        var session = await cluster.ProvisionAsync(log);

        foreach (var (item, at) in log.Reports)
        {
            output.WriteLine($"{at.TotalMilliseconds,7:0} ms {item.Stage} {item.State} {item.Detail}");
        }

        var shell = await cluster.InToolboxAsync(
            session, "kubectl config view --minify -o jsonpath='{.contexts[0].name} {..namespace}' && kubectl run web --image=nginx:1.22 && kubectl get pod web -o name && ls -A /root");
        shell.ExitCode.ShouldBe(0, shell.ErrorText);
        shell.OutputText.ShouldContain($"kubernetes-admin@kubernetes lab-{session.Id}-default");
        shell.OutputText.ShouldContain("pod/web");
        shell.OutputText.ShouldContain(".bashrc");
        log.Reports.Select(report => report.Item).Where(item => item.State == StageState.Done).Select(item => item.Stage)
            .ShouldBe(["namespaces", "limits", "access", "toolbox", "shell"]);
    }

    [Theory]
    [InlineData("namespaces")]
    [InlineData("limits")]
    [InlineData("access")]
    [InlineData("toolbox")]
    [InlineData("shell")]
    public async Task Provision_BrokenOffInAStage_NeverUnprotectedAndTheNextCallFinishes_F19(string stage)
    {
        var session = cluster.NewSession(namespaces: "shop");
        using var crash = new CancellationTokenSource();
        var crashing = new CrashIn(stage, crash);

        await Should.ThrowAsync<OperationCanceledException>(() => cluster.Environments.ProvisionAsync(session, crashing, crash.Token));
        await ShouldBeProtectedWhereAnybodyHasRightsAsync(session);
        await cluster.Environments.ProvisionAsync(session, new ProgressLog(), Token).WaitAsync(TimeSpan.FromMinutes(2), Token);

        (await cluster.InToolboxAsync(session, "kubectl auth can-i create pods; kubectl auth can-i create pods --context=shop")).OutputText.ShouldBe("yes\nyes\n");
        await ShouldBeProtectedWhereAnybodyHasRightsAsync(session);
    }

    [Fact]
    public async Task Toolbox_ContainerRestarts_FilesAndAccessStay_F5()
    {
        var session = await cluster.ProvisionAsync();
        await cluster.InToolboxAsync(session, "echo kept >/root/mine; kubectl config set-context --current --namespace=elsewhere");

        await cluster.InToolboxAsync(session, "kill 1");
        await Waits.UntilAsync("the toolbox is back", async () => await ToolboxAsync(session) is { } pod && PodWords.IsRunning(pod) && pod.Status.ContainerStatuses[0].RestartCount == 1);

        var after = await cluster.InToolboxAsync(session, "cat /root/mine; kubectl config view --minify -o jsonpath='{..namespace}'; kubectl auth can-i get pods -n lab-" + session.Id + "-default");
        after.OutputText.ShouldBe("kept\nelsewhereyes\n");
    }

    [Fact]
    public async Task Deadline_Moved_IsOnTheNamespacesAndFound()
    {
        var session = await cluster.ProvisionAsync(namespaces: "shop");
        var deadline = DateTimeOffset.FromUnixTimeSeconds(session.Deadline.ToUnixTimeSeconds()).AddMinutes(30);

        await cluster.Environments.SetDeadlineAsync(session.Id, deadline, Token);

        var found = (await cluster.Environments.ListAsync(Token)).Single(item => item.Session == session.Id);
        found.Instance.ShouldBe(cluster.Store.Instance);
        found.Owner.ShouldBe(session.Learner);
        found.Deadline.ShouldBe(deadline);
        found.Deleting.ShouldBeFalse();
        found.Namespaces.ShouldBe(session.Namespaces.Hosts, ignoreOrder: true);
        foreach (var host in session.Namespaces.Hosts)
        {
            var item = await cluster.Admin.GetAsync(ApiResource.Namespaces, null, host.Name, Token);
            item.Metadata.Annotation("labplatform.io/expires").ShouldBe(deadline.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Assets_AnyPathModeAndContent_ArriveAsTheyAre()
    {
        var session = await cluster.ProvisionAsync();
        var binary = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7)).ToImmutableArray();

        await cluster.Environments.CopyAssetsAsync(
            session.Id,
            [
                new ScenarioAsset("/root/app/deep/run.sh", [.. Encoding.UTF8.GetBytes("echo hi\r\n")], Convert.ToInt32("755", 8)),
                new ScenarioAsset("/ks/.empty", [], Convert.ToInt32("600", 8)),
                new ScenarioAsset("/opt/größe ü.bin", binary, Convert.ToInt32("644", 8)),
            ],
            Token);

        var seen = await cluster.InToolboxAsync(session, "stat -c '%a %s %U' /root/app/deep/run.sh /ks/.empty '/opt/größe ü.bin'; od -An -c /root/app/deep/run.sh; sha256sum </opt/gr*");
        seen.OutputText.ShouldContain("755 9 root\n600 0 root\n644 300000 root\n");
        seen.OutputText.ShouldContain(@"e   c   h   o       h   i  \r  \n");
        seen.OutputText.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(binary.AsSpan())));
    }

    [Fact]
    public async Task Scripts_OfAPage_RunOnceBackgroundLoggedForegroundInTheShell()
    {
        var session = await cluster.ProvisionAsync();
        var page = new ScenarioPage
        {
            TextPath = "step2/text.md",
            Markdown = "",
            Background = new ScenarioScript("background.sh", "echo out $HOME $PWD; echo err >&2; echo run >>/root/background-runs; sleep 600"),
            Foreground = new ScenarioScript("foreground.sh", "export LAB_FOREGROUND=yes\ncd /tmp\necho \"$LAB_FOREGROUND $LABTERM $PWD\" >>/root/foreground-runs"),
        };

        await cluster.Environments.StartScriptsAsync(session.Id, "step2", page, Token).DefaultTimeout();
        await cluster.Environments.StartScriptsAsync(session.Id, "step2", page, Token).DefaultTimeout();

        await Waits.UntilAsync("both scripts have run", async () =>
            (await cluster.InToolboxAsync(session, "cat /root/background-runs /root/foreground-runs")).OutputText is "run\nyes 1 /tmp\n");
        (await cluster.InToolboxAsync(session, "cat /var/log/killercoda/background_step2_stdout.log /var/log/killercoda/background_step2_stderr.log")).OutputText.ShouldBe("out /root /root\nerr\n");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<V1Pod> ToolboxAsync(LabSession session) => cluster.Admin.GetAsync(ApiResource.Pods, session.Namespaces.System.Name, ToolboxPods.Toolbox, Token);

    private async Task ShouldBeProtectedWhereAnybodyHasRightsAsync(LabSession session)
    {
        foreach (var host in session.Namespaces.Hosts.Select(host => host.Name))
        {
            if ((await cluster.Admin.ListAsync(ApiResource.RoleBindings, host, Token)).Items.Length == 0)
            {
                continue;
            }

            (await cluster.Admin.ListAsync(ApiResource.LimitRanges, host, Token)).Items.ShouldHaveSingleItem();
            (await cluster.Admin.ListAsync(ApiResource.NetworkPolicies, host, Token)).Items.ShouldHaveSingleItem();
            var quota = (await cluster.Admin.ListAsync(ApiResource.ResourceQuotas, host, Token)).Items.ShouldHaveSingleItem();
            quota.Field("status", "used", "pods").ShouldNotBeNull();
        }
    }
}
