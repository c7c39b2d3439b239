using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>What scripts of public scenarios take for granted on their machine: the table "What a lab finds on the machine" in <c>labs/README.md</c>.</summary>
public sealed class MachineFactTests(MachineFactTests.OneSession lab) : IClassFixture<MachineFactTests.OneSession>
{
    [Fact]
    public async Task Names_OfMachines_AreAllThisOne() =>
        (await InToolboxAsync("hostname; for name in controlplane host01 host02 node01 node02; do getent hosts $name >/dev/null && ssh $name hostname; done; whoami; echo $HOME"))
            .ShouldBe("controlplane\ncontrolplane\ncontrolplane\ncontrolplane\ncontrolplane\ncontrolplane\nroot\n/root\n");

    [Fact]
    public async Task PreviewTemplate_IsOneLineThatScriptsCanReplaceIn()
    {
        var template = new PreviewNames(new PreviewRules()).Of(lab.Session).Template;

        (await InToolboxAsync("cat /etc/killercoda/host; sed 's/PORT/80/g' /etc/killercoda/host; sed 's/-PORT/-8080/g' /etc/killercoda/host"))
            .ShouldBe($"{template}\n{template.Replace("PORT", "80", StringComparison.Ordinal)}\n{template.Replace("PORT", "8080", StringComparison.Ordinal)}\n");
    }

    [Fact]
    public async Task Kubeconfig_IsAtBothPlacesUnderTheNamesOfKubeadm() =>
        (await InToolboxAsync("""
            for file in /root/.kube/config /etc/kubernetes/admin.conf; do
              stat -c %a $file
              kubectl --kubeconfig $file config view -o jsonpath='{.current-context} {.clusters[0].name}{"\n"}'
              KUBECONFIG=$file kubectl auth can-i create pods
            done
            """)).ShouldBe("600\nkubernetes-admin@kubernetes kubernetes\nyes\n600\nkubernetes-admin@kubernetes kubernetes\nyes\n");

    [Fact]
    public async Task Contexts_TheLearnerSwitchesAndChangesThem()
    {
        var (home, shop) = (lab.Session.Namespaces[VirtualNamespace.Default], lab.Session.Namespaces[new VirtualNamespace("shop")]);

        (await InToolboxAsync("""
            now() { kubectl config view --minify -o jsonpath='{..namespace}{"\n"}'; }
            kubectl config get-contexts -o name
            kubectl config use-context shop && now && kubectl create configmap made-in-shop -o name
            kubectl config use-context kubernetes-admin@kubernetes && now && kubectl get configmap made-in-shop -o name --ignore-not-found
            kubectl config set-context --current --namespace=$NS_SHOP && now && kubectl get configmap made-in-shop -o name
            kubectl config set-context --current --namespace=$NS_DEFAULT && now
            """)).ShouldBe($"""
            kubernetes-admin@kubernetes
            shop
            Switched to context "shop".
            {shop}
            configmap/made-in-shop
            Switched to context "kubernetes-admin@kubernetes".
            {home}
            Context "kubernetes-admin@kubernetes" modified.
            {shop}
            configmap/made-in-shop
            Context "kubernetes-admin@kubernetes" modified.
            {home}

            """);
    }

    [Theory]
    [InlineData(CheckPlace.Checker)]
    [InlineData(CheckPlace.Toolbox)]
    public async Task Namespaces_ByVariableAndContext_AreInChecks(CheckPlace place)
    {
        (await InToolboxAsync($"kubectl --context shop create configmap {place.ToString().ToLowerInvariant()} -o name")).ShouldStartWith("configmap/");

        var result = await CheckAsync($"echo $NS_DEFAULT $NS_SHOP; kubectl --context shop get configmap {place.ToString().ToLowerInvariant()} -n $NS_SHOP -o name", place);

        result.Outcome.ShouldBe(new CheckOutcome.Passed($"configmap/{place.ToString().ToLowerInvariant()}"));
        result.Output.ShouldStartWith($"lab-{lab.Session.Id}-default lab-{lab.Session.Id}-shop\n");
    }

    [Fact]
    public async Task Namespaces_ByVariable_AreInScriptsShellsAndBehindSudo()
    {
        await StartAsync("step11", background: "echo $NS_SHOP >/tmp/11-background; sudo sh -c 'echo $NS_SHOP' >/tmp/11-sudo; ssh host01 'echo $NS_SHOP' >/tmp/11-ssh", foreground: "echo $NS_SHOP >/tmp/11-foreground");

        await Waits.UntilAsync("all have told", async () =>
            await InToolboxAsync("[ $(cat /tmp/11-background /tmp/11-sudo /tmp/11-ssh /tmp/11-foreground 2>/dev/null | grep -cx $NS_SHOP) = 4 ] && echo yes") is "yes\n");
    }

    [Fact]
    public async Task Service_InAnotherNamespaceOfTheLab_AnswersByItsVariable()
    {
        await InToolboxAsync("kubectl --context shop run web12 --image=nginx:1.22 --port=80 --expose");

        await Waits.UntilAsync("the service answers", async () => (await InToolboxAsync("curl -s -m 5 http://web12.$NS_SHOP")).Contains("nginx", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task LaunchScript_ComesBackAtOnce() => (await InToolboxAsync("launch.sh; echo $?")).ShouldBe("Kubernetes is ready.\n0\n");

    [Theory]
    [InlineData("kubectl taint nodes controlplane node-role.kubernetes.io/control-plane:NoSchedule-", "Nodes belong to everybody on this cluster")]
    [InlineData("kubectl label node controlplane disk=ssd", "Nodes belong to everybody on this cluster")]
    [InlineData("kubectl create namespace production", "A lab's namespaces are made with it")]
    public async Task WhatIsTheWholeClusters_FailsWithAPlainSentence_AndAScriptThatTakesItGoesOn(string command, string sentence)
    {
        var result = await lab.Cluster.InToolboxAsync(lab.Session, $"set -e; {command} || echo went on with $?");

        result.OutputText.ShouldBe("went on with 1\n");
        result.ErrorText.ShouldContain(sentence);
        (await lab.Cluster.InToolboxAsync(lab.Session, $"set -e; {command}; echo went on")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Foreground_WaitsForAFileOfTheBackground()
    {
        await StartAsync(
            "step13",
            background: "until [ -e /tmp/13-begun ]; do sleep 0.1; done; mkdir -p /ks; touch /ks/.initfinished",
            foreground: "touch /tmp/13-begun\nwhile [ ! -f /ks/.initfinished ]; do sleep 0.1; done\nclear\nexport LAB13=ready");
        await Waits.UntilAsync("the script has been typed", async () => await InToolboxAsync("[ -e /tmp/13-begun ] && echo yes") is "yes\n");
        await TypeAsync("echo $LAB13 >/tmp/13-told");

        await Waits.UntilAsync("the shell has what the script exported", async () => await InToolboxAsync("cat /tmp/13-told 2>/dev/null") is "ready\n");
    }

    [Fact]
    public async Task Foreground_Exits_TheNextInputHasANewShell()
    {
        await StartAsync("step14", foreground: "echo $$ >/tmp/14-first\nexit 3");
        await Waits.UntilAsync("the shell has ended", async () => await InToolboxAsync("[ -s /tmp/14-first ] && ! kill -0 $(cat /tmp/14-first) 2>/dev/null && echo gone") is "gone\n");

        await StartAsync("step15", foreground: "echo $$ >/tmp/14-second");

        await Waits.UntilAsync("another shell runs the next page's script", async () => await InToolboxAsync("[ -s /tmp/14-second ] && ! cmp -s /tmp/14-first /tmp/14-second && echo other") is "other\n");
    }

    [Fact]
    public async Task Background_RunsOn_AndItsLogCanBeRead()
    {
        await StartAsync("intro", background: "echo begun; echo trouble >&2; echo $$ >/tmp/16-id; sleep 600");

        await Waits.UntilAsync("the log has its first words", async () => await InToolboxAsync("cat /var/log/killercoda/background0_stdout.log /var/log/killercoda/background0_stderr.log 2>/dev/null") is "begun\ntrouble\n");
        (await InToolboxAsync("kill -0 $(cat /tmp/16-id) && echo runs")).ShouldBe("runs\n");
    }

    [Fact]
    public async Task Scripts_ThatDeleteThemselvesOrHaveNoShebang_RunToTheirEnd()
    {
        const string Script = "rm -f \"$0\"\n[ ! -e \"$0\" ] && echo deleted, {0} goes on >/tmp/17-{0}";
        await StartAsync("step17", background: Script.Replace("{0}", "background", StringComparison.Ordinal));
        (await CheckAsync(Script.Replace("{0}", "check", StringComparison.Ordinal), CheckPlace.Toolbox)).Outcome.ShouldBeOfType<CheckOutcome.Passed>();

        await Waits.UntilAsync("both have told", async () =>
            await InToolboxAsync("cat /tmp/17-background /tmp/17-check 2>/dev/null") is "deleted, background goes on\ndeleted, check goes on\n");
    }

    [Fact]
    public async Task History_OfWhatWasTyped_IsThereForTheCheckAtOnce()
    {
        await TypeAsync("echo wanted18 >/dev/null");

        await Waits.UntilAsync("the check finds it", async () => (await CheckAsync("grep -x 'echo wanted18 >/dev/null' ~/.bash_history", CheckPlace.Toolbox)).Outcome is CheckOutcome.Passed);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<string> InToolboxAsync(string commandLine)
    {
        var result = await lab.Cluster.InToolboxAsync(lab.Session, commandLine);
        return result.OutputText + result.ErrorText;
    }

    private Task<CheckResult> CheckAsync(string script, CheckPlace place) => lab.Cluster.Checks.RunAsync(lab.Session.Id, Steps.Checked(script, place), Token);

    private Task StartAsync(string pageName, string? background = null, string? foreground = null) => lab.Cluster.Environments.StartScriptsAsync(
        lab.Session.Id,
        pageName,
        new ScenarioPage
        {
            TextPath = $"{pageName}.md",
            Markdown = "",
            Background = background is null ? null : new ScenarioScript("background.sh", background),
            Foreground = foreground is null ? null : new ScenarioScript("foreground.sh", foreground),
        },
        Token);

    /// <summary>Types a line into the first terminal, as a learner does.</summary>
    private Task TypeAsync(string line) => lab.Cluster.InToolboxAsync(lab.Session, $"printf '%s\\r' '{line.Replace("'", "'\\''", StringComparison.Ordinal)}' | labterm type 1 --at-prompt");

    public sealed class OneSession : IAsyncLifetime
    {
        public LabCluster Cluster { get; } = new();

        public LabSession Session { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Session = await Cluster.ProvisionAsync(namespaces: "shop");

        public ValueTask DisposeAsync() => Cluster.DisposeAsync();
    }
}
