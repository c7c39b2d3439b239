using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

public sealed class CheckTests(CheckTests.OneSession lab) : IClassFixture<CheckTests.OneSession>
{
    [Theory]
    [InlineData(CheckPlace.Checker)]
    [InlineData(CheckPlace.Toolbox)]
    public async Task Check_ExitCode_DecidesAndTheLastLineIsTheReason(CheckPlace place)
    {
        var passed = await CheckAsync("echo checking\necho 'All there.'\n\n", place);
        passed.Outcome.ShouldBe(new CheckOutcome.Passed("All there."));
        passed.Output.ShouldContain("checking");

        (await CheckAsync("echo 'No pod named web.' >&2; exit 3", place)).Outcome.ShouldBe(new CheckOutcome.Failed("No pod named web."));
        (await CheckAsync("false", place)).Outcome.ShouldBe(new CheckOutcome.Failed("The check did not pass (exit code 1)."));
        (await CheckAsync("printf '\\033[1;31mNot\\033[0m yet\\a\\n'; false", place)).Outcome.ShouldBe(new CheckOutcome.Failed("Not yet"));
        (await CheckAsync("stat /etc/hostname >/dev/null", place)).Outcome.ShouldBe(new CheckOutcome.Passed(""));
    }

    [Theory]
    [InlineData(CheckPlace.Checker)]
    [InlineData(CheckPlace.Toolbox)]
    public async Task Check_Environment_IsCleanRootAndWithoutInput(CheckPlace place)
    {
        var result = await CheckAsync("pwd; id -un; env | sort; [ -t 0 ] || cat; stat -c %a \"$0\"; kubectl auth can-i list pods", place);

        result.Output.ShouldStartWith($"/root\nroot\nHOME=/root\nLANG=C.UTF-8\nNS_DEFAULT={lab.Session.Namespaces[VirtualNamespace.Default]}\nPATH=/usr/local/sbin:");
        result.Output.ShouldContain("TERM=dumb");
        result.Output.ShouldNotContain("KUBERNETES_");
        result.Output.ShouldEndWith("700\nyes\n");
    }

    [Fact]
    public async Task Checker_LearnerBendsTheToolbox_TheResultIsTheTruth_Row77()
    {
        const string Check = "kubectl get configmap wanted77 -o name";
        (await lab.Cluster.InToolboxAsync(lab.Session, """
            for tool in kubectl grep bash env python3 cat; do printf '#!/bin/sh\necho configmap/wanted77; exit 0\n' >/usr/local/bin/$tool; chmod +x /usr/local/bin/$tool; done
            echo 'exit 0' >/root/env77; echo 'export BASH_ENV=/root/env77' >>/root/.bashrc
            echo '10.0.0.1 kubernetes.default kubernetes.default.svc' >>/etc/hosts
            echo broken >/root/.kube/config.bak
            """)).ExitCode.ShouldBe(0);
        try
        {
            (await CheckAsync(Check, CheckPlace.Checker)).Outcome.ShouldBeOfType<CheckOutcome.Failed>();
            (await lab.Cluster.InToolboxAsync(lab.Session, "/usr/bin/kubectl create configmap wanted77")).ExitCode.ShouldBe(0);

            (await CheckAsync(Check, CheckPlace.Checker)).Outcome.ShouldBe(new CheckOutcome.Passed("configmap/wanted77"));
        }
        finally
        {
            await lab.Cluster.InToolboxAsync(lab.Session, "cd /usr/local/bin && rm -f kubectl grep bash env python3 cat");
        }
    }

    [Fact]
    public async Task Checker_WhileItRuns_TheLearnerSeesNothingOfTheScript_Row78()
    {
        var check = CheckAsync("while [ ! -e /tmp/looked78 ]; do sleep 0.1; done # secret78", CheckPlace.Checker);
        await Waits.UntilAsync("the check runs", async () => (await lab.Cluster.InPodAsync(lab.Session, ToolboxPods.Checker, "cat /tmp/.check-*/check")).OutputText.Contains("secret78", StringComparison.Ordinal));

        // The patterns are written so that the search does not find itself; the file shows that it does find.
        var seen = await lab.Cluster.InToolboxAsync(lab.Session, "echo secret'78' >/tmp/control78; grep -rl 'secret7[8]' /proc/*/cmdline /proc/*/environ /tmp /root /run /var 2>/dev/null; true");
        check.IsCompleted.ShouldBeFalse();
        await lab.Cluster.InPodAsync(lab.Session, ToolboxPods.Checker, "touch /tmp/looked78");

        seen.OutputText.ShouldBe("/tmp/control78\n");
        (await check).Outcome.ShouldBe(new CheckOutcome.Passed(""));
        (await lab.Cluster.InPodAsync(lab.Session, ToolboxPods.Checker, "grep -rl secret78 /tmp")).OutputText.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_PrintsForEver_IsCutAndItsLastLineKept_Row80()
    {
        var result = await CheckAsync("head -c 300000000 /dev/zero | tr '\\0' x; echo; echo the end; false", CheckPlace.Checker);

        result.Outcome.ShouldBe(new CheckOutcome.Failed("the end"));
        result.Output.Length.ShouldBeInRange(64 * 1024, 65 * 1024);
    }

    [Fact]
    public async Task Check_LeavesSomethingRunning_TheAnswerComesAndTheCheckerIsTidied_Row80()
    {
        var result = await CheckAsync("sleep 666 & setsid sleep 666 & disown -a; echo done", CheckPlace.Checker);

        // Whoever waited for what was left would say that the time was up.
        result.Outcome.ShouldBe(new CheckOutcome.Passed("done"));
        (await lab.Cluster.InPodAsync(lab.Session, ToolboxPods.Checker, "pgrep -fc 'sleep 66[6]'")).OutputText.Trim().ShouldBe("0");
    }

    [Fact]
    public async Task Check_KilledFromOutside_CouldNotBeChecked_Row81()
    {
        (await CheckAsync("kill -9 $$", CheckPlace.Checker)).Outcome.ShouldBeOfType<CheckOutcome.CouldNotCheck>();
        (await CheckAsync("kill -9 $PPID; sleep 2; exit 0", CheckPlace.Checker)).Outcome.ShouldBeOfType<CheckOutcome.CouldNotCheck>();
    }

    [Fact]
    public async Task Check_RightAfterTheStart_WaitsForTheChecker()
    {
        var session = lab.Cluster.NewSession();
        await lab.Cluster.Environments.ProvisionAsync(session, new ProgressLog(), Token);

        (await lab.Cluster.Checks.RunAsync(session.Id, Steps.Checked("echo ok", CheckPlace.Checker), Token)).Outcome.ShouldBe(new CheckOutcome.Passed("ok"));
    }

    [Fact]
    public async Task Check_PodDiesMeanwhile_CouldNotBeChecked_Row81()
    {
        var session = await lab.Cluster.ProvisionAsync();
        var check = lab.Cluster.Checks.RunAsync(session.Id, Steps.Checked("until [ -e /tmp/never ]; do sleep 0.2; done", CheckPlace.Checker), Token);
        await Waits.UntilAsync("the check runs", async () => (await lab.Cluster.InPodAsync(session, ToolboxPods.Checker, "ls /tmp/.check-*/check")).ExitCode == 0);
        await lab.Cluster.DeletePodAsync(session, ToolboxPods.Checker);

        (await check.WaitAsync(TimeSpan.FromMinutes(1), Token)).Outcome.ShouldBeOfType<CheckOutcome.CouldNotCheck>();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<CheckResult> CheckAsync(string script, CheckPlace place) => lab.Cluster.Checks.RunAsync(lab.Session.Id, Steps.Checked(script, place), Token);

    public sealed class OneSession : IAsyncLifetime
    {
        public LabCluster Cluster { get; } = new();

        public LabSession Session { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Session = await Cluster.ProvisionAsync();

        public ValueTask DisposeAsync() => Cluster.DisposeAsync();
    }
}
