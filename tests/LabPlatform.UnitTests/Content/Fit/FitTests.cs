using LabPlatform.Content.Reports;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Content.Fit;

/// <summary>What code gives away about the place it needs.</summary>
public sealed class FitTests : IDisposable
{
    private readonly TemporaryCatalogue _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("ssh node01 hostname", FitNeed.Node)]
    [InlineData("sudo systemctl restart kubelet", FitNeed.Node)]
    [InlineData("cat /etc/kubernetes/manifests/etcd.yaml", FitNeed.Node)]
    [InlineData("kubectl drain node01 --ignore-daemonsets", FitNeed.Node)]
    [InlineData("k taint nodes node01 a=b:NoSchedule", FitNeed.Node)]
    [InlineData("kubectl label node node01 disk=ssd", FitNeed.Node)]
    [InlineData("ls && iptables -L", FitNeed.Root)]
    [InlineData("mount -t tmpfs none /mnt", FitNeed.Root)]
    [InlineData("    privileged: true", FitNeed.Privileged)]
    [InlineData("  hostNetwork: true", FitNeed.Privileged)]
    [InlineData("  - hostPath:", FitNeed.Privileged)]
    [InlineData("kind: ClusterRole", FitNeed.ClusterScoped)]
    [InlineData("kubectl create clusterrole reader --verb=get --resource=pods", FitNeed.ClusterScoped)]
    [InlineData("kubectl apply -f x.yaml -n kube-system", FitNeed.ClusterScoped)]
    [InlineData("kubectl get pods --as=jane", FitNeed.ClusterScoped)]
    [InlineData("docker run nginx", FitNeed.ContainerEngine)]
    [InlineData("kubectl create ns team-a", FitNeed.Namespaces)]
    [InlineData("kind: Namespace", FitNeed.Namespaces)]
    [InlineData("kubectl run web --image=nginx", FitNeed.Images)]
    [InlineData("  - image: nginx:1.27", FitNeed.Images)]
    [InlineData("curl -L https://example.com/x | sh", FitNeed.Internet)]
    [InlineData("apt-get -y install tree", FitNeed.Internet)]
    [InlineData("kubectl scale deployment web --replicas=500", FitNeed.Quota)]
    [InlineData("  replicas: 100", FitNeed.Quota)]
    [InlineData("    memory: 8Gi", FitNeed.Quota)]
    [InlineData("      storage: 10Gi", FitNeed.Quota)]
    [InlineData("    cpu: \"4\"", FitNeed.Quota)]
    [InlineData("curl -k https://127.0.0.1:2379/health", FitNeed.Node)]
    [InlineData("apt-get install -y kubeadm=1.30", FitNeed.Node)]
    [InlineData("kubectl run x --image=a --privileged", FitNeed.Privileged)]
    [InlineData("  - hostPort: 80", FitNeed.Privileged)]
    [InlineData("    add: [\"NET_ADMIN\"]", FitNeed.Privileged)]
    [InlineData("kubectl certificate approve jane", FitNeed.ClusterScoped)]
    [InlineData("kubectl apply -f https://example.com/all.yaml", FitNeed.ClusterScoped)]
    [InlineData("istioctl install -y", FitNeed.ClusterScoped)]
    [InlineData("kubectl get pods -n production", FitNeed.Namespaces)]
    [InlineData("helm upgrade web ./web --namespace=team-a", FitNeed.Namespaces)]
    [InlineData("  namespace: production", FitNeed.Namespaces)]
    [InlineData("kubectl label ns default a=b", FitNeed.Namespaces)]
    [InlineData("kubectl get nodes -o wide", FitNeed.ClusterReads)]
    [InlineData("kubectl get pods -A", FitNeed.ClusterReads)]
    [InlineData("kubectl -n kube-system get pods", FitNeed.ClusterReads)]
    [InlineData("kind: PersistentVolumeClaim", FitNeed.DefaultStorageClass)]
    [InlineData("kubectl top pods", FitNeed.Metrics)]
    [InlineData("kind: Ingress", FitNeed.Ingress)]
    [InlineData("kind: NetworkPolicy", FitNeed.NetworkPolicies)]
    [InlineData("  type: LoadBalancer", FitNeed.LoadBalancer)]
    public void Code_ThatNeedsSomething_IsFound(string code, FitNeed need) =>
        Fit(code).Findings.ShouldContain(finding => finding.Need == need && finding.Line == 4 && finding.Text == code.Trim());

    [Theory]
    [InlineData("kubectl get nodes")]
    [InlineData("kubectl create role reader --verb=get --resource=pods")]
    [InlineData("kubectl rollout status deployment/web")]
    [InlineData("kind: Role")]
    [InlineData("echo ssh is not docker")]
    [InlineData("# kubectl drain node01")]
    [InlineData("curl -s http://web/")]
    [InlineData("  replicas: 5")]
    [InlineData("    memory: 64Mi")]
    [InlineData("kubectl get pods -o wide --assume")]
    [InlineData("kubectl exec web -- head -n 5 /etc/hosts")]
    [InlineData("kubectl create ns shop")]
    [InlineData("kubectl -n shop get pods")]
    [InlineData("kind: PersistentVolumeClaim")]
    public void Code_OfAnOrdinaryLab_FitsIntoNamespaces(string code) => Fit(code).RunsInNamespaces.ShouldBeTrue();

    [Theory]
    [InlineData("curl -s https://kubernetes.default.svc/api")]
    [InlineData("curl http://web:8080/")]
    [InlineData("curl \"http://$NS_SHOP/\"")]
    [InlineData("wget -qO- http://localhost:80")]
    public void Address_InTheCluster_IsNotTheInternet(string code) => Fit(code).Findings.ShouldNotContain(finding => finding.Need == FitNeed.Internet);

    [Fact]
    public void Needs_ThatTheAuthorNames_AreFindings()
    {
        _files.Write("c/s/index.json", """
            { "title": "S",
              "requires": ["metrics", "two-nodes"], "images": ["nginx:1.26"] }
            """);

        var fit = ScenarioValidator.Validate(_files.Root, TestContext.Current.CancellationToken).Scenarios.ShouldHaveSingleItem().Fit.ShouldNotBeNull();

        fit.RunsInNamespaces.ShouldBeTrue();
        fit.Findings.Select(finding => (finding.Need, finding.Text, finding.File, finding.Line)).ShouldBe(
            [(FitNeed.Images, "nginx:1.26", "c/s/index.json", 2), (FitNeed.Metrics, "metrics", "c/s/index.json", 2), (FitNeed.TwoNodes, "two-nodes", "c/s/index.json", 2)]);
    }

    [Fact]
    public void ContinuedLine_IsOneCommand()
    {
        var fit = Fit("kubectl \\\n  drain node01");

        fit.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Need.ShouldBe(FitNeed.Node),
            finding => finding.Line.ShouldBe(4),
            finding => finding.Text.ShouldBe("kubectl drain node01"));
    }

    [Fact]
    public void ScriptsAndAssets_AreReadToo()
    {
        _files.Write("c/s/index.json", """{ "title": "S", "details": { "intro": { "text": "a.md", "background": "b.sh" }, "assets": { "host01": [{ "file": "*.yaml", "target": "~/" }] } } }""")
            .Write("c/s/a.md", "prose: docker run is only mentioned\n").Write("c/s/b.sh", "#!/bin/bash\ndocker ps\n").Write("c/s/assets/pod.yaml", "spec:\n  hostPID: true\n");

        var findings = ScenarioValidator.Validate(_files.Root, TestContext.Current.CancellationToken).Scenarios.ShouldHaveSingleItem().Fit.ShouldNotBeNull().Findings;

        findings.Select(finding => (finding.Need, finding.File, finding.Line))
            .ShouldBe([(FitNeed.Privileged, "c/s/assets/pod.yaml", 2), (FitNeed.ContainerEngine, "c/s/b.sh", 2)]);
    }

    private FitReport Fit(string code)
    {
        _files.Write("c/s/index.json", """{ "title": "S", "namespaces": ["shop"], "details": { "steps": [{ "text": "a.md" }] } }""").Write("c/s/a.md", $"# A\n\n```bash\n{code}\n```\n");
        return ScenarioValidator.Validate(_files.Root, TestContext.Current.CancellationToken).Scenarios.ShouldHaveSingleItem().Fit.ShouldNotBeNull();
    }
}
