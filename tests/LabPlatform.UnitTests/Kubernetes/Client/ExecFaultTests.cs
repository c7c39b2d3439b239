using System.Text;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.AspNetCore.Http.Features;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>An exec that goes wrong is never taken for one that ended well.</summary>
public sealed class ExecFaultTests
{
    private static readonly string[] s_command = ["true"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[]> NoResult => new()
    {
        { "nothing", [] },
        { "half a Status", ["""{"metadata":{},"status":"Succ"""] },
        { "plain text", ["Success"] },
        { "another object", ["""{"kind":"Pod","status":{"phase":"Succeeded"}}"""] },
        { "a Status without an outcome", ["""{"kind":"Status","status":""}"""] },
        { "a Status and more", ["""{"status":"Success"}""", """{"status":"Success"}"""] },
    };

    [Theory]
    [MemberData(nameof(NoResult))]
    public async Task Exec_ClosedWithoutAResult_IsNoPass_Row81(string what, string[] frames)
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(1, "all checks passed");
            foreach (var frame in frames)
            {
                await socket.FrameAsync(3, frame);
            }

            await socket.CloseAsync();
        });
        using var client = server.CreateClient();

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => RunAsync(client), what);

        ex.Message.ShouldContain("ended before the command's result");
    }

    [Fact]
    public async Task Exec_SocketDropped_IsNoPassAndBreaksTheOutput_F27()
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(1, "so far");
            await socket.ReceiveAsync(new byte[16], Token);
            socket.Abort();
        });
        using var client = server.CreateClient();
        await using var exec = await client.ExecAsync("lab", "toolbox", s_command, new ExecOptions { Stdin = true }, Token).DefaultTimeout();
        await exec.SendAsync(new byte[1], Token);

        await Should.ThrowAsync<KubernetesConnectionException>(() => ExecTests.ReadToEndAsync(exec, static _ => { }).DefaultTimeout());
        await Should.ThrowAsync<KubernetesConnectionException>(() => exec.ExitCode.DefaultTimeout());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exec_ResultInPiecesAndNoClose_CountsOnceItIsWhole(bool staysOpen)
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(3, """{"metadata":{},"status":"Fail""");
            await socket.FrameAsync(3, """ure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"5"}]}}""");
            await Task.Delay(staysOpen ? Timeout.Infinite : 0, Token);
        });
        var time = new ManualTime();
        using var client = server.CreateClient(new KubernetesClientOptions { KeepAliveInterval = TimeSpan.FromHours(1) }, time);
        var run = RunAsync(client);

        if (staysOpen)
        {
            (await time.PassWaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(TimeSpan.FromSeconds(5));
        }

        (await run).ExitCode.ShouldBe(5);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task Exec_FailureWithoutAnExitCode_IsAnError(string code)
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(3, $$$"""{"status":"Failure","reason":"NonZeroExitCode","message":"odd","details":{"causes":[{"reason":"ExitCode","message":"{{{code}}}"}]}}""");
            await socket.CloseAsync();
        });
        using var client = server.CreateClient();

        (await Should.ThrowAsync<KubernetesException>(() => RunAsync(client))).Message.ShouldBe("odd");
    }

    [Fact]
    public async Task Exec_ResultTooLong_IsGivenUp_Row52()
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(3, """{"status":"Success","message":" """);
            for (var i = 0; i < 5; i++)
            {
                await socket.FrameAsync(3, new string('x', 20_000));
            }

            await socket.FrameAsync(3, "\"}");
            await socket.CloseAsync();
        });
        using var client = server.CreateClient();

        (await Should.ThrowAsync<KubernetesConnectionException>(() => RunAsync(client))).Message.ShouldContain("64 KB");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(255)]
    public async Task Exec_UnknownChannel_ClosesWithAnError_Row52(byte channel)
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(channel, "?");
            await socket.SuccessAsync();
            await socket.CloseAsync();
        });
        using var client = server.CreateClient();

        (await Should.ThrowAsync<KubernetesConnectionException>(() => RunAsync(client))).Message.ShouldContain($"channel {channel}");
    }

    [Fact]
    public async Task Exec_Refused_GivesTheServersReasonWithOneRequest()
    {
        await using var server = await ApiServerDouble.StartAsync(context =>
            context.StatusAsync(403, "Forbidden", "pods \\\"toolbox\\\" is forbidden: User \\\"web\\\" cannot create resource \\\"pods/exec\\\""));
        using var client = server.CreateClient();

        var ex = await Should.ThrowAsync<KubernetesException>(() => RunAsync(client));

        ex.IsForbidden.ShouldBeTrue();
        ex.Message.ShouldContain("cannot create resource \"pods/exec\"");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Exec_ServerIsBusy_WaitsAsAskedThenStartsOnce_F2()
    {
        var time = new ManualTime();
        var tries = 0;
        await using var server = await ApiServerDouble.StartAsync(async context =>
        {
            if (++tries < 3)
            {
                await context.StatusAsync(tries == 1 ? 429 : 503, "TooManyRequests", retryAfter: 1);
                return;
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync("v4.channel.k8s.io");
            await socket.SuccessAsync();
            await socket.CloseAsync();
        });
        using var client = server.CreateClient(time: time);
        var run = RunAsync(client);

        for (var busy = 1; busy <= 2; busy++)
        {
            (await time.PassWaitAsync(TimeSpan.FromSeconds(2))).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
            await Waits.UntilAsync("it is tried again", () => Task.FromResult(Volatile.Read(ref tries) > busy));
        }

        (await run).ExitCode.ShouldBe(0);
        tries.ShouldBe(3);
    }

    [Theory]
    [InlineData("wrong-key", "v4.channel.k8s.io", "answered wrongly")]
    [InlineData(null, "v9.channel.k8s.io", "v9.channel.k8s.io")]
    [InlineData(null, null, "answered wrongly")]
    public async Task Exec_HandshakeAnsweredWrongly_IsRefused(string? accept, string? protocol, string message)
    {
        await using var server = await ApiServerDouble.StartAsync(async context =>
        {
            var key = context.Request.Headers.SecWebSocketKey + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
#pragma warning disable CA5350 // RFC 6455 prescribes SHA-1
            var right = Convert.ToBase64String(System.Security.Cryptography.SHA1.HashData(Encoding.ASCII.GetBytes(key)));
#pragma warning restore CA5350
            context.Response.Headers.Connection = "Upgrade";
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers.SecWebSocketAccept = accept ?? right;
            context.Response.Headers["Sec-WebSocket-Protocol"] = protocol;
            await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        });
        using var client = server.CreateClient();

        (await Should.ThrowAsync<KubernetesConnectionException>(() => RunAsync(client))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Exec_ServerDoesNotSpeakWebSocket_SaysSo()
    {
        await using var server = await ApiServerDouble.StartAsync(context => context.JsonAsync("{}"));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<KubernetesConnectionException>(() => RunAsync(client))).Message.ShouldContain("does not speak WebSocket");
    }

    private static Task<ExecResult> RunAsync(KubernetesClient client) => client.RunAsync("lab", "toolbox", s_command, null, Token).DefaultTimeout();
}
