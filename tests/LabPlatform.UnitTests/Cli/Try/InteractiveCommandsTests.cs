using LabPlatform.Cli.Try.Running;

namespace LabPlatform.UnitTests.Cli.Try;

public sealed class InteractiveCommandsTests
{
    [Theory]
    [InlineData("vim pod.yaml", "vim")]
    [InlineData("cd /tmp && nano notes", "nano")]
    [InlineData("kubectl get pods | less", "less")]
    [InlineData("watch kubectl get pods", "watch")]
    [InlineData("top", "top")]
    [InlineData("sudo vi /etc/hosts", "vi")]
    [InlineData("ssh node01", "ssh")]
    [InlineData("kubectl edit deployment/web", "kubectl edit")]
    [InlineData("k -n shop edit cm settings", "kubectl edit")]
    [InlineData("kubectl exec -it box -- sh", "a shell in a container")]
    [InlineData("kubectl run box --rm -it --image=busybox:1.37 -- /bin/sh", "a shell in a container")]
    [InlineData("kubectl get pods -w", "an endless watch")]
    [InlineData("kubectl get pods --watch -l app=web", "an endless watch")]
    [InlineData("kubectl logs -f deploy/web", "an endless log")]
    [InlineData("tail -f /var/log/syslog", "an endless log")]
    [InlineData("kubectl port-forward svc/web 8080:80", "a port-forward in the foreground")]
    public void Interactive_IsNamed(string commands, string name) => InteractiveCommands.Find(commands).ShouldBe(name);

    [Theory]
    [InlineData("kubectl get pods")]
    [InlineData("kubectl get pods -o wide")]
    [InlineData("kubectl top pods")]
    [InlineData("top -b -n 1")]
    [InlineData("kubectl exec box -- ls")]
    [InlineData("kubectl exec -it box -- cat /etc/hosts")]
    [InlineData("kubectl port-forward svc/web 8080:80 &")]
    [InlineData("kubectl logs web --tail=5")]
    [InlineData("kubectl apply -f watch.yaml")]
    [InlineData("tail -f log &")]
    [InlineData("ssh node01 hostname")]
    [InlineData("cat > notes <<EOF\nvim is an editor\nless is more\nEOF\nls")]
    [InlineData("echo more")]
    public void EndsByItself_IsRun(string commands) => InteractiveCommands.Find(commands).ShouldBeNull();
}
