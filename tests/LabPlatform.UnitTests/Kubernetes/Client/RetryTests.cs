using System.Net;
using System.Net.Sockets;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>When a request is sent again.</summary>
public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", 503)]
    [InlineData("GET", 429)]
    [InlineData("GET", 500)]
    [InlineData("POST", 429)]
    [InlineData("POST", 503)]
    [InlineData("PATCH", 429)]
    [InlineData("DELETE", 503)]
    public async Task Request_ServerAsksToWait_IsSentAgainThen(string verb, int code)
    {
        var time = new ManualTime();
        var tries = 0;
        await using var server = await ApiServerDouble.StartAsync(context =>
            ++tries == 1 ? context.StatusAsync(code, "Busy", retryAfter: 1) : context.JsonAsync(Requests.ConfigMap));
        using var client = server.CreateClient(time: time);
        var sending = Requests.SendAsync(client, verb);

        (await time.PassWaitAsync(TimeSpan.FromSeconds(2))).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));

        await sending.DefaultTimeout();
        tries.ShouldBe(2);
    }

    [Theory]
    [InlineData("GET", 400)]
    [InlineData("GET", 403)]
    [InlineData("GET", 500)]
    [InlineData("POST", 500)]
    [InlineData("POST", 503)]
    [InlineData("JSONPATCH", 504)]
    public async Task Request_Refused_IsNotSentAgain(string verb, int code)
    {
        await using var server = await ApiServerDouble.StartAsync(context => context.StatusAsync(code, "Refused", "because"));
        using var client = server.CreateClient();

        var ex = await Should.ThrowAsync<KubernetesException>(() => Requests.SendAsync(client, verb));

        ex.ShouldSatisfyAllConditions(
            () => ex.StatusCode.ShouldBe((HttpStatusCode)code),
            () => ex.Reason.ShouldBe("Refused"),
            () => ex.Message.ShouldBe("because"),
            () => server.Requests.Count.ShouldBe(1));
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("DELETE", 2)]
    [InlineData("APPLY", 2)]
    [InlineData("POST", 1)]
    [InlineData("JSONPATCH", 1)]
    public async Task Request_ConnectionLostAfterTheBody_IsSentAgainOnlyIfHarmless(string verb, int expected)
    {
        var tries = 0;
        await using var server = await ApiServerDouble.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, Token);
            if (++tries == 1)
            {
                context.Abort();
                return;
            }

            await context.JsonAsync(Requests.ConfigMap);
        });
        using var client = server.CreateClient();

        if (expected == 1)
        {
            (await Should.ThrowAsync<KubernetesConnectionException>(() => Requests.SendAsync(client, verb))).MayHaveReachedServer.ShouldBeTrue();
        }
        else
        {
            await Requests.SendAsync(client, verb);
        }

        tries.ShouldBe(expected);
    }

    [Fact]
    public async Task Request_NobodyListens_EvenAPostIsTriedAgainThenExplained()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound but not listening: connections are refused
        var host = new Uri($"http://{socket.LocalEndPoint}");
        var time = new ManualTime();
        using var client = new KubernetesClient(new KubernetesClientConfiguration { Host = host }, new KubernetesClientOptions { MaxRetries = 2 }, time: time);
        var sending = Requests.SendAsync(client, "POST");

        (await time.PassWaitAsync(TimeSpan.FromSeconds(1))).ShouldBeInRange(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.24));
        (await time.PassWaitAsync(TimeSpan.FromSeconds(1))).ShouldBeInRange(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(0.48));
        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => sending.DefaultTimeout());

        ex.MayHaveReachedServer.ShouldBeFalse();
        ex.Message.ShouldBe($"The Kubernetes API server http://{socket.LocalEndPoint} cannot be reached: Connection refused.");
    }

    [Fact]
    public async Task Request_AskedToWaitTooLong_GivesTheCallerTheTime()
    {
        await using var server = await ApiServerDouble.StartAsync(context => context.StatusAsync(429, "TooManyRequests", retryAfter: 120));
        using var client = server.CreateClient();

        var ex = await Should.ThrowAsync<KubernetesException>(() => Requests.SendAsync(client, "GET").DefaultTimeout());

        ex.RetryAfter.ShouldBe(TimeSpan.FromSeconds(120));
        server.Requests.Count.ShouldBe(1);
    }
}
