using LabPlatform.Domain.Environments;
using LabPlatform.Kubernetes.Client;

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

        var shell = await cluster.InToolboxAsync(session, "kubectl config view --minify -o jsonpath='{.contexts[0].name} {..namespace}' && kubectl run web --image=nginx:1.22 && kubectl get pod web -o name; ls -A /root");
        output.WriteLine(shell.OutputText + shell.ErrorText);
        shell.ExitCode.ShouldBe(0);
        shell.OutputText.ShouldContain("kubernetes-admin@kubernetes lab-");
        shell.OutputText.ShouldContain("pod/web");
        log.Reports.Select(report => report.Item).Where(item => item.State == StageState.Done).Select(item => item.Stage)
            .ShouldBe(["namespaces", "limits", "access", "toolbox", "shell"]);
    }
}
