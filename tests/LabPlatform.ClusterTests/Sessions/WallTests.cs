using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>What one learner cannot do to another, or to the cluster. Everything is tried from inside a toolbox.</summary>
public sealed class WallTests(TwoSessions sessions) : IClassFixture<TwoSessions>
{
    private string Mine => sessions.First.Namespaces[VirtualNamespace.Default].Name;

    private string Theirs => sessions.Second.Namespaces[VirtualNamespace.Default].Name;

    private string MyShop => sessions.First.Namespaces[new VirtualNamespace("shop")].Name;

    private string TheirShop => sessions.Second.Namespaces[new VirtualNamespace("shop")].Name;

    [Fact]
    public async Task AnotherSession_AnyListableKind_IsForbidden_Row1()
    {
        foreach (var @namespace in (string[])[Theirs, TheirShop, sessions.Second.Namespaces.System.Name, sessions.First.Namespaces.System.Name, "kube-system", "labplatform"])
        {
            // One toolbox call for all kinds: each line is a kind that may be listed there.
            var (_, allowed) = await sessions.AsFirstAsync(
                $"for r in $(kubectl api-resources --verbs=list --namespaced -o name); do [ \"$(kubectl auth can-i list $r -n {@namespace} 2>/dev/null)\" = no ] || echo $r; done");
            allowed.ShouldBeEmpty($"in {@namespace}");
        }

        foreach (var @namespace in (string[])[Theirs, TheirShop])
        {
            (await sessions.AsFirstAsync($"kubectl get cm theirs -n {@namespace}")).Text.ShouldContain("Forbidden");
            (await sessions.AsFirstAsync($"kubectl create cm mine -n {@namespace}")).Text.ShouldContain("orbidden");
        }

        (await sessions.AsFirstAsync("kubectl get pods")).Code.ShouldBe(0);
        (await sessions.AsFirstAsync("kubectl get pods --context=shop")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task SecondNamespace_HasTheFencesOfTheFirst_Row9_Row20()
    {
        foreach (var kind in (string[])["resourcequotas", "limitranges", "networkpolicies.networking.k8s.io"])
        {
            var names = await Task.WhenAll(NamesAsync(kind, Mine), NamesAsync(kind, MyShop));
            names[0].ShouldNotBeEmpty();
            names[1].ShouldBe(names[0], kind);
            (await sessions.CanIAsync(ToolboxPods.Toolbox, $"patch {kind} -n {MyShop}")).ShouldBe("no", kind);
        }

        var quotas = await Task.WhenAll(HardAsync(Mine), HardAsync(MyShop));
        quotas[1].ShouldBe(quotas[0]);
        foreach (var attempt in (string[])["kubectl delete ns {0}", "kubectl label ns {0} labplatform.io/session=aaaaaaaaaaaaaaaa --overwrite", "kubectl annotate ns {0} labplatform.io/expires=99999999999 --overwrite"])
        {
            (await sessions.AsFirstAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, attempt, MyShop))).Text.ShouldContain("orbidden");
        }

        (await sessions.AsFirstAsync("kubectl --context=shop run x10 --image=busybox --dry-run=server --overrides='{\"spec\": {\"hostNetwork\":true} }'")).Text.ShouldContain("PodSecurity");
        (await sessions.AsFirstAsync("kubectl --context=shop create service loadbalancer lb --tcp=80:80")).Text.ShouldContain("exceeded quota");

        async Task<string[]> NamesAsync(string kind, string @namespace) =>
            (await sessions.AsFirstAsync($"kubectl get {kind} -n {@namespace} -o name")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        async Task<string> HardAsync(string @namespace) =>
            (await sessions.AsFirstAsync($"kubectl get resourcequota -n {@namespace} -o jsonpath='{{.items[*].spec.hard}}'")).Text;
    }

    [Fact]
    public async Task SecondNamespace_TheCheckerLooksAndNothingElse_Row82()
    {
        (await sessions.CanIAsync(ToolboxPods.Checker, "list pods --context=shop")).ShouldBe("yes");
        foreach (var question in (string[])["create pods", "delete pods", "get secrets", "create pods --subresource=exec"])
        {
            (await sessions.CanIAsync(ToolboxPods.Checker, $"{question} --context=shop")).ShouldBe("no", question);
        }

        (await sessions.CanIAsync(ToolboxPods.Checker, $"list pods -n {TheirShop}")).ShouldBe("no");
    }

    [Fact]
    public async Task Sessions_ListedByNamespaces_IsForbidden_Row2()
    {
        (await sessions.AsFirstAsync("kubectl get namespaces")).Text.ShouldContain("Forbidden");
        (await sessions.AsFirstAsync($"kubectl get namespaces -l labplatform.io/session={sessions.Second.Id}")).Text.ShouldContain("Forbidden");
        (await sessions.AsFirstAsync("kubectl get pods -A")).Text.ShouldContain("Forbidden");
    }

    [Fact]
    public async Task PlatformAccounts_InTheLearnersNamespace_AreNotThere_Row4()
    {
        foreach (var account in (string[])["checker", "learner"])
        {
            var (code, text) = await sessions.AsFirstAsync(
                $$"""kubectl run x --image=busybox --overrides='{"spec": {"serviceAccountName": "{{account}}" } }'""");
            code.ShouldNotBe(0);
            text.ShouldContain("not found");
        }
    }

    [Fact]
    public async Task Impersonation_IsForbidden_Row6()
    {
        (await sessions.CanIAsync(ToolboxPods.Toolbox, "impersonate serviceaccounts")).ShouldBe("no");
        (await sessions.AsFirstAsync("kubectl get pods --as=system:admin")).Text.ShouldContain("Forbidden");
    }

    [Fact]
    public async Task Escalation_ThroughRolesAndBindings_IsForbidden_Row7()
    {
        (await sessions.AsFirstAsync("kubectl create role r7 --verb='*' --resource=pods,secrets,nodes")).Text.ShouldContain("attempting to grant RBAC permissions not currently held");
        (await sessions.AsFirstAsync("kubectl create rolebinding p7 --clusterrole=cluster-admin --serviceaccount=default:default")).Text.ShouldContain("attempting to grant RBAC permissions not currently held");
        (await sessions.AsFirstAsync("kubectl create rolebinding q7 --clusterrole=labplatform-cleanup --serviceaccount=default:default")).Code.ShouldNotBe(0);
        (await sessions.AsFirstAsync("kubectl create role ok7 --verb=get --resource=pods && kubectl create rolebinding ok7 --role=ok7 --serviceaccount=x:y")).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("kubectl label ns {0} pod-security.kubernetes.io/enforce=privileged --overwrite")]
    [InlineData("kubectl label ns {0} labplatform.io/session=aaaaaaaaaaaaaaaa --overwrite")]
    [InlineData("kubectl patch ns {0} --type=json -p '[{{\"op\":\"remove\",\"path\":\"/metadata/labels\"}}]'")]
    [InlineData("kubectl annotate ns {0} labplatform.io/expires=99999999999 --overwrite")]
    [InlineData("kubectl get ns {0} -o yaml | kubectl apply --server-side --force-conflicts -f -")]
    [InlineData("kubectl get ns {0} -o json | kubectl replace --raw /api/v1/namespaces/{0}/finalize -f -")]
    [InlineData("kubectl get ns {0} -o json | kubectl replace --raw /api/v1/namespaces/{0}/status -f -")]
    [InlineData("kubectl delete ns {0}")]
    public async Task OwnNamespace_CannotBeChanged_Row9(string attempt)
    {
        var before = await LabelsAsync();

        var (code, text) = await sessions.AsFirstAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, attempt, Mine));

        code.ShouldNotBe(0);
        text.ShouldContain("orbidden");
        (await LabelsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task NodeProxy_IsForbidden_Row13()
    {
        var node = (await sessions.Cluster.Admin.ListAsync(ApiResource.Nodes, null, Token)).Items[0].Name;

        (await sessions.AsFirstAsync($"kubectl get --raw /api/v1/nodes/{node}/proxy/pods")).Text.ShouldContain("orbidden");
        (await sessions.AsFirstAsync("kubectl get nodes")).Text.ShouldContain("Forbidden");
    }

    [Fact]
    public async Task LoadBalancersAndNodePorts_AreLimited_Row14()
    {
        (await sessions.AsFirstAsync("kubectl create service loadbalancer lb14 --tcp=80:80")).Text.ShouldContain("exceeded quota");
        var (_, text) = await sessions.AsFirstAsync("for i in 1 2 3; do kubectl create service nodeport np14-$i --tcp=80:80; done");
        text.ShouldContain("np14-2 created");
        text.ShouldContain("exceeded quota");
    }

    [Fact]
    public async Task EndpointsAndSlices_CannotBeWritten_Row16()
    {
        foreach (var kind in (string[])["endpoints", "endpointslices.discovery.k8s.io"])
        {
            foreach (var verb in (string[])["create", "update", "patch", "delete"])
            {
                (await sessions.CanIAsync(ToolboxPods.Toolbox, $"{verb} {kind}")).ShouldBe("no", $"{verb} {kind}");
            }
        }

        (await sessions.AsFirstAsync("printf 'apiVersion: v1\\nkind: Endpoints\\nmetadata: {name: e16}\\nsubsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80}]}]\\n' | kubectl create -f -"))
            .Text.ShouldContain("Forbidden", Case.Insensitive);
    }

    [Fact]
    public async Task ClusterScopedKinds_CannotBeMade_Row18()
    {
        string[] kinds =
        [
            "customresourcedefinitions.apiextensions.k8s.io", "mutatingwebhookconfigurations.admissionregistration.k8s.io",
            "validatingwebhookconfigurations.admissionregistration.k8s.io", "apiservices.apiregistration.k8s.io", "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io", "persistentvolumes", "storageclasses.storage.k8s.io", "certificatesigningrequests.certificates.k8s.io",
            "priorityclasses.scheduling.k8s.io", "namespaces", "nodes", "podsecuritypolicies.policy", "csidrivers.storage.k8s.io", "runtimeclasses.node.k8s.io",
        ];
        foreach (var kind in kinds)
        {
            (await sessions.CanIAsync(ToolboxPods.Toolbox, $"create {kind}")).ShouldBe("no", kind);
            (await sessions.CanIAsync(ToolboxPods.Toolbox, $"delete {kind}")).ShouldBe("no", kind);
        }
    }

    [Fact]
    public async Task FencesThemselves_CannotBeWritten_Row20()
    {
        foreach (var kind in (string[])["resourcequotas", "limitranges", "networkpolicies.networking.k8s.io"])
        {
            foreach (var verb in (string[])["create", "update", "patch", "delete", "deletecollection"])
            {
                (await sessions.CanIAsync(ToolboxPods.Toolbox, $"{verb} {kind}")).ShouldBe("no", $"{verb} {kind}");
            }
        }
    }

    [Fact]
    public async Task TwoHundredReplicas_StopAtTheQuota_Row20()
    {
        await sessions.AsFirstAsync("kubectl create deployment many20 --image=busybox --replicas=200 -- sleep 1d");

        await Waits.UntilAsync("the quota has stopped it", async () =>
            (await sessions.AsFirstAsync("kubectl get events -o jsonpath='{range .items[*]}{.reason} {.message}{\"\\n\"}{end}'")).Text is { } events
            && events.Contains("FailedCreate", StringComparison.Ordinal) && events.Contains("exceeded quota", StringComparison.Ordinal));

        var pods = await sessions.Cluster.Admin.ListAsync(ApiResource.Pods, Mine, Token);
        pods.Items.Length.ShouldBeLessThanOrEqualTo(20);

        // Others need the room: what is refused for want of it is not refused for what it is.
        await sessions.AsFirstAsync("kubectl delete deployment many20");
        await Waits.UntilAsync("there is room again", async () => (await sessions.AsFirstAsync(
            "kubectl delete pods -l app=many20 --force --grace-period=0; [ -z \"$(kubectl get pods -l app=many20 -o name)\" ] && kubectl run room20 --image=busybox --dry-run=server")).Code is 0, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task ConfigMapFlood_StopsAtTheQuota_Row21()
    {
        var (_, text) = await sessions.AsFirstAsync("for i in $(seq 1 40); do kubectl create configmap c21-$i --from-literal=a=b; done");

        text.ShouldContain("exceeded quota");

        // The cluster's own, which every namespace has, may have come before the quota began to count.
        var made = (await sessions.Cluster.Admin.ListAsync(ApiResource.ConfigMaps, Mine, Token)).Items.Count(map => map.Metadata.Name?.StartsWith("c21-", StringComparison.Ordinal) is true);
        made.ShouldBeInRange(1, 30);
    }

    [Fact]
    public async Task Checker_OnlyLooks_Row82()
    {
        foreach (var question in (string[])["list pods", "get deployments.apps", "list roles.rbac.authorization.k8s.io", "get pods --subresource=log"])
        {
            (await sessions.CanIAsync(ToolboxPods.Checker, question)).ShouldBe("yes", question);
        }

        foreach (var question in (string[])["delete pods", "create pods", "patch deployments.apps", "get secrets", "list secrets", "create pods --subresource=exec", "get pods --subresource=exec", "create serviceaccounts --subresource=token", "impersonate users"])
        {
            (await sessions.CanIAsync(ToolboxPods.Checker, question)).ShouldBe("no", question);
        }

        (await sessions.CanIAsync(ToolboxPods.Checker, $"list pods -n {Theirs}")).ShouldBe("no");
    }

    [Fact]
    public async Task PrivilegedPods_AreRefused_Row10()
    {
        string[] specs =
        [
            """{"hostNetwork":true}""", """{"hostPID":true}""", """{"hostIPC":true}""",
            """{"volumes":[{"name":"h","hostPath":{"path":"/"}}]}""",
            """{"containers":[{"name":"x","image":"busybox","securityContext":{"privileged":true}}]}""",
            """{"containers":[{"name":"x","image":"busybox","securityContext":{"capabilities":{"add":["SYS_ADMIN"]}}}]}""",
            """{"containers":[{"name":"x","image":"busybox","ports":[{"containerPort":80,"hostPort":80}]}]}""",
            """{"containers":[{"name":"x","image":"busybox","securityContext":{"procMount":"Unmasked"}}]}""",
        ];
        foreach (var spec in specs)
        {
            var (code, text) = await sessions.AsFirstAsync($$"""kubectl run x10 --image=busybox --dry-run=server --overrides='{"spec": {{spec}} }'""");
            code.ShouldNotBe(0, spec);
            text.ShouldContain("PodSecurity", Case.Sensitive, spec); // PodSecurityPolicy on old clusters
        }

        (await sessions.AsFirstAsync("kubectl run x10 --image=busybox --dry-run=server")).Code.ShouldBe(0);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<string> LabelsAsync()
    {
        var item = await sessions.Cluster.Admin.GetAsync(ApiResource.Namespaces, null, Mine, Token);
        return string.Join(',', item.Metadata.Labels!.Concat(item.Metadata.Annotations!).Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }
}
