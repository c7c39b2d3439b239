using System.Net;
using System.Text;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Client;

public sealed class PodStreamsClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logs_TailAndFollow_GiveWhatTheContainerPrints()
    {
        await cluster.StartPodAsync("talker", "busybox", "sh", "-c", "for i in 1 2 3; do echo line $i; done; while [ ! -f /tmp/go ]; do sleep 0.1; done; echo last; sleep 1");
        var tail = await ReadAsync(await cluster.Client.LogsAsync(cluster.Namespace, "talker", new LogOptions { TailLines = 2 }, Token));
        await using var follow = await cluster.Client.LogsAsync(cluster.Namespace, "talker", new LogOptions { Follow = true, Container = "main" }, Token);
        var following = ReadAsync(follow);
        (await cluster.Client.RunAsync(cluster.Namespace, "talker", ["touch", "/tmp/go"], null, Token)).ExitCode.ShouldBe(0);

        tail.ShouldBe("line 2\nline 3\n");
        (await following.DefaultTimeout()).ShouldBe("line 1\nline 2\nline 3\nlast\n");
    }

    [Fact]
    public async Task Logs_FollowCancelled_Ends()
    {
        await cluster.StartPodAsync("silent");
        await using var follow = await cluster.Client.LogsAsync(cluster.Namespace, "silent", new LogOptions { Follow = true }, Token);
        using var cancel = new CancellationTokenSource();
        var read = follow.ReadExactlyAsync(new byte[10], cancel.Token).AsTask();
        read.IsCompleted.ShouldBeFalse();

        await cancel.CancelAsync();

        // The container is silent for an hour: that the read ends at all is the proof.
        await Should.ThrowAsync<OperationCanceledException>(() => read.DefaultTimeout());
    }

    [Fact]
    public async Task PortForward_HttpThroughIt_AnswersAgainAndAgain()
    {
        await cluster.StartPodAsync("web", "nginx:1.22");
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) => await cluster.Client.PortForwardAsync(cluster.Namespace, "web", 80, token),
        };
        using var http = new HttpClient(handler);

        for (var i = 0; i < 5; i++)
        {
            using var answer = await http.GetAsync("http://web/", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Server.ToString().ShouldContain("nginx/1.22");
            (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("nginx");
        }
    }

    [Fact]
    public async Task PortForward_NobodyListens_SaysSoAtTheFirstRead()
    {
        await cluster.StartPodAsync("deaf");
        await using var stream = await cluster.Client.PortForwardAsync(cluster.Namespace, "deaf", 9, Token);

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(async () => await stream.ReadExactlyAsync(new byte[10], Token).AsTask().DefaultTimeout());

        ex.Message.ShouldContain("Port 9 of the pod");
        ex.Message.ShouldContain("refused");
    }

    [Fact]
    public async Task Attach_MainProcess_GivesItsOutput()
    {
        await cluster.StartPodAsync("ticker", "busybox", "sh", "-c", "while true; do echo tick; sleep 0.2; done");
        await using var attached = await cluster.Client.AttachAsync(cluster.Namespace, "ticker", null, Token);

        var read = await attached.StandardOutput.ReadAtLeastAsync(5, Token).AsTask().DefaultTimeout();

        Encoding.UTF8.GetString(read.Buffer).ShouldContain("tick");
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync(Token);
        }
    }
}
