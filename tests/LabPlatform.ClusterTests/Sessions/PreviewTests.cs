using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Connections to what really listens in a lab.</summary>
public sealed class PreviewTests(TwoSessions sessions) : IClassFixture<TwoSessions>
{
    private static readonly PreviewTarget s_web = new(PreviewTargetKind.Service, VirtualNamespace.Default, "web");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Toolbox_WhatListensIsSeen_AndReached_AlsoOnItsOwnAddressOnly()
    {
        var seen = new ListeningPorts([], null);
        await using var watch = new Followed<ListeningPorts>(
            token => sessions.Cluster.ToolboxPorts.WatchAsync(sessions.First, token),
            now => seen = now,
            () => $"Trouble: {seen.Trouble}. Ports: {string.Join(", ", seen.Ports)}");
        (await Should.ThrowAsync<PortException>(() => AskAsync(sessions.First, PreviewTarget.Toolbox, 8123))).Trouble.ShouldBe(PortTrouble.NothingListens);

        await sessions.DoAsFirstAsync("mkdir -p /tmp/served && echo 'hello from the machine' >/tmp/served/index.html; cd /tmp/served; setsid python3 -m http.server 8123 --bind 127.0.0.1 </dev/null >/dev/null 2>&1 &");
        await watch.UntilAsync("the server is seen", () => seen.Ports.Contains(new ListeningPort(8123, "python3")));

        (await AskAsync(sessions.First, PreviewTarget.Toolbox, 8123)).ShouldContain("hello from the machine");
        (await Should.ThrowAsync<PortException>(() => AskAsync(sessions.Second, PreviewTarget.Toolbox, 8123))).Trouble.ShouldBe(PortTrouble.NothingListens);

        await sessions.AsFirstAsync("pkill -f 'http.server 8123'");
        await watch.UntilAsync("it is gone", () => seen.Ports.All(port => port.Number != 8123));
    }

    [Fact]
    public async Task Service_IsReachedThroughTheCluster_AndSaysWhyWhenNot_Row63()
    {
        (await Should.ThrowAsync<PortException>(() => AskAsync(sessions.First, s_web, 80))).Message.ShouldBe("There is no Service web.");
        await sessions.DoAsFirstAsync("kubectl create service clusterip web --tcp=80:8080");
        await SaysAsync(s_web, 80, "No pod has the labels that Service web looks for, so nobody answers.");

        await sessions.DoAsFirstAsync("""
            kubectl run v1 --image=labplatform/web:v1 --labels=app=web --port=8080
            kubectl wait --for=condition=Ready pod/v1 --timeout=60s
            kubectl create service externalname outside --external-name=169.254.169.254
            """);
        await Waits.UntilAsync("it answers", async () => await TryAskAsync(s_web, 80) is { } answer && answer.Contains("v1", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        (await AskAsync(sessions.First, new PreviewTarget(PreviewTargetKind.Pod, VirtualNamespace.Default, "v1"), 8080)).ShouldContain("v1");

        await SaysAsync(s_web, 81, "Service web has no TCP port 81.");
        await SaysAsync(s_web with { Name = "outside" }, 80, "Service outside has no TCP port 80.");
        (await Should.ThrowAsync<PortException>(() => AskAsync(sessions.First, new PreviewTarget(PreviewTargetKind.Pod, VirtualNamespace.Default, "v1"), 9))).Trouble.ShouldBe(PortTrouble.NothingListens);
        (await Should.ThrowAsync<PortException>(() => AskAsync(sessions.Second, s_web, 80))).Message.ShouldBe("There is no Service web.");
        (await Should.ThrowAsync<PortException>(() => AskAsync(sessions.First, s_web with { Namespace = new VirtualNamespace("kube-system") }, 80))).Trouble.ShouldBe(PortTrouble.NotThere);
        await Waits.UntilAsync("no relay is left", async () => await RelaysAsync() == 0);
    }

    [Fact]
    public async Task Bytes_OfEveryKind_ComeBackAsTheyWere()
    {
        await sessions.DoAsFirstAsync("""
            cat >/tmp/echo.py <<'END'
            import socketserver
            class Echo(socketserver.BaseRequestHandler):
                def handle(self):
                    while data := self.request.recv(65536): self.request.sendall(data)
            socketserver.ThreadingTCPServer(("", 8124), Echo).serve_forever()
            END
            setsid python3 /tmp/echo.py </dev/null >/dev/null 2>&1 &
            """);
        var sent = RandomNumberGenerator.GetBytes(1024 * 1024);
        Stream? stream = null;
        await Waits.UntilAsync("it listens", async () =>
        {
            stream = await sessions.Cluster.Ports.ConnectAsync(sessions.First, PreviewTarget.Toolbox, 8124, Token);
            try
            {
                await stream.WriteAsync(sent.AsMemory(0, 1), Token);
                await stream.ReadExactlyAsync(new byte[1], Token);
                return true;
            }
            catch (PortException)
            {
                await stream.DisposeAsync();
                return false;
            }
        });

        var received = new byte[sent.Length];
        await Task.WhenAll(stream!.WriteAsync(sent, Token).AsTask(), stream.ReadExactlyAsync(received, Token).AsTask()).WaitAsync(TimeSpan.FromMinutes(1), Token);

        received.ShouldBe(sent);
        await stream.DisposeAsync();
    }

    private async Task<int> RelaysAsync()
    {
        var result = await sessions.Cluster.InPodAsync(sessions.First, ToolboxPods.Checker, "for c in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$c 2>/dev/null | grep -c 'usage: rela[y]'; done | grep -c 1");
        return int.Parse(result.OutputText.Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task SaysAsync(PreviewTarget target, int port, string words) => Waits.UntilAsync($"it says: {words}", async () =>
    {
        try
        {
            await AskAsync(sessions.First, target, port);
            return false;
        }
        catch (PortException exception)
        {
            return string.Equals(exception.Message, words, StringComparison.Ordinal);
        }
    });

    private async Task<string?> TryAskAsync(PreviewTarget target, int port)
    {
        try
        {
            return await AskAsync(sessions.First, target, port);
        }
        catch (PortException)
        {
            return null; // the Service's rules are just being made
        }
    }

    /// <summary>The whole answer to a request for the first page.</summary>
    private async Task<string> AskAsync(LabSession session, PreviewTarget target, int port)
    {
        await using var stream = await sessions.Cluster.Ports.ConnectAsync(session, target, port, Token);
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n"u8.ToArray(), Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
    }
}
