using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using Microsoft.AspNetCore.Http;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>When a request is sent again, and what the caller is told.</summary>
public sealed class RequestTests
{
    private const string ConfigMap = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"lab"}}""";

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
        var watch = Stopwatch.StartNew();
        var tries = 0;
        await using var server = await ApiServerDouble.StartAsync(context =>
            ++tries == 1 ? context.StatusAsync(code, "Busy", retryAfter: 1) : context.JsonAsync(ConfigMap));
        using var client = server.CreateClient();

        await SendAsync(client, verb);

        tries.ShouldBe(2);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
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

        var ex = await Should.ThrowAsync<KubernetesException>(() => SendAsync(client, verb));

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

            await context.JsonAsync(ConfigMap);
        });
        using var client = server.CreateClient();

        if (expected == 1)
        {
            (await Should.ThrowAsync<KubernetesConnectionException>(() => SendAsync(client, verb))).MayHaveReachedServer.ShouldBeTrue();
        }
        else
        {
            await SendAsync(client, verb);
        }

        tries.ShouldBe(expected);
    }

    [Fact]
    public async Task Request_NobodyListens_EvenAPostIsTriedAgainThenExplained()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound but not listening: connections are refused
        var host = new Uri($"http://{socket.LocalEndPoint}");
        using var client = new KubernetesClient(new KubernetesClientConfiguration { Host = host }, new KubernetesClientOptions { MaxRetries = 2 });
        var watch = Stopwatch.StartNew();

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => SendAsync(client, "POST"));

        ex.ShouldSatisfyAllConditions(
            () => ex.MayHaveReachedServer.ShouldBeFalse(),
            () => ex.Message.ShouldBe($"The Kubernetes API server http://{socket.LocalEndPoint} cannot be reached: Connection refused."),
            () => watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.6), "200 and 400 ms between three tries"));
    }

    [Fact]
    public async Task Request_NameUnknown_SaysSo()
    {
        using var client = new KubernetesClient(
            new KubernetesClientConfiguration { Host = new Uri("https://no-such-host.invalid"), IgnoreEnvironmentProxy = true }, new KubernetesClientOptions { MaxRetries = 0 });

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => SendAsync(client, "GET"));

        ex.Message.ShouldBe("The name of the Kubernetes API server https://no-such-host.invalid cannot be resolved.");
    }

    [Fact]
    public async Task Request_ThroughTheConfiguredProxy_GetsThere()
    {
        await using var proxy = await ApiServerDouble.StartAsync(static context => context.Response.WriteAsync(context.Request.Host.Value!));
        using var client = new KubernetesClient(new() { Host = new Uri("http://cluster.test/base"), Proxy = proxy.Address });

        (await client.GetRawAsync("/readyz", Token)).ShouldBe("cluster.test");
        proxy.Requests.Single().ShouldBe("GET /base/readyz");
    }

    [Fact]
    public async Task Request_AskedToWaitTooLong_GivesTheCallerTheTime()
    {
        await using var server = await ApiServerDouble.StartAsync(context => context.StatusAsync(429, "TooManyRequests", retryAfter: 120));
        using var client = server.CreateClient();

        var ex = await Should.ThrowAsync<KubernetesException>(() => SendAsync(client, "GET").DefaultTimeout());

        ex.RetryAfter.ShouldBe(TimeSpan.FromSeconds(120));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Request_ServerHangs_EndsWithTheLimit()
    {
        await using var server = await ApiServerDouble.StartAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient(new KubernetesClientOptions { RequestTimeout = TimeSpan.FromSeconds(0.3), MaxRetries = 0 });

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => SendAsync(client, "GET").DefaultTimeout());

        ex.Message.ShouldContain("did not answer in time");
    }

    [Fact]
    public async Task Request_BodyStopsHalfWay_EndsWithTheLimit()
    {
        await using var server = await ApiServerDouble.StartAsync(static async context =>
        {
            await context.Response.WriteAsync("{\"kind\":");
            await context.Response.Body.FlushAsync(Token);
            await Task.Delay(Timeout.Infinite, Token);
        });
        using var client = server.CreateClient(new KubernetesClientOptions { RequestTimeout = TimeSpan.FromSeconds(0.3), MaxRetries = 0 });

        await Should.ThrowAsync<KubernetesConnectionException>(() => SendAsync(client, "GET").DefaultTimeout());
    }

    [Fact]
    public async Task Request_Cancelled_ReturnsWithinASecond()
    {
        await using var server = await ApiServerDouble.StartAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient();
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));
        var watch = Stopwatch.StartNew();

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetAsync(ApiResource.Pods, "lab", "a", cancel.Token));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1.2));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html", "<html>Bad gateway</html>")]
    [InlineData("", "text/plain", "The Kubernetes API server answered 502 Bad Gateway.")]
    [InlineData("{\"kind\":\"Pod\",\"status\":{\"phase\":\"x\"}}", "application/json", "status")]
    public async Task Refusal_ThatIsNoStatus_IsStillTold(string body, string type, string message)
    {
        await using var server = await ApiServerDouble.StartAsync(context =>
        {
            context.Response.StatusCode = 502;
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        });
        using var client = server.CreateClient(new KubernetesClientOptions { MaxRetries = 0 });

        var ex = await Should.ThrowAsync<KubernetesException>(() => SendAsync(client, "GET"));

        ex.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        ex.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Answer_ThatIsNotKubernetes_IsAConnectionProblem(string body)
    {
        await using var server = await ApiServerDouble.StartAsync(context => context.Response.WriteAsync(body));
        using var client = server.CreateClient(new KubernetesClientOptions { MaxRetries = 0 });

        (await Should.ThrowAsync<KubernetesConnectionException>(() => SendAsync(client, "GET"))).Message.ShouldContain("not what Kubernetes answers");
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var server = await ApiServerDouble.StartAsync(static context =>
        {
            context.Response.Redirect("http://127.0.0.1:1/");
            return Task.CompletedTask;
        });
        using var client = server.CreateClient();

        (await Should.ThrowAsync<KubernetesException>(() => SendAsync(client, "GET"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task List_ContinueTokenTooOld_BeginsAgainWithoutPages()
    {
        await using var server = await ApiServerDouble.StartAsync(context => context.Request.Query switch
        {
            var query when query.ContainsKey("continue") => context.StatusAsync(410, "Expired"),
            var query when query.ContainsKey("limit") => context.JsonAsync("""{"metadata":{"resourceVersion":"1","continue":"x/y="},"items":[{"metadata":{"name":"a"}}]}"""),
            _ => context.JsonAsync("""{"metadata":{"resourceVersion":"2"},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}"""),
        });
        using var client = server.CreateClient();

        var list = await client.ListAsync(ApiResource.Pods, "lab", Token);

        list.Items.Select(item => item.Name).ShouldBe(["a", "b"]);
        list.ResourceVersion.ShouldBe("2");
        server.Requests[1].ShouldBe("GET /api/v1/namespaces/lab/pods?limit=500&continue=x%2Fy%3D");
    }

    private static Task SendAsync(KubernetesClient client, string verb) => verb switch
    {
        "GET" => client.GetAsync(ApiResource.ConfigMaps, "lab", "a", Token),
        "POST" => client.CreateAsync(ApiResource.ConfigMaps, "lab", Body(), Token),
        "DELETE" => client.DeleteAsync(ApiResource.ConfigMaps, "lab", "a", Token),
        "APPLY" => client.ApplyAsync(ApiResource.ConfigMaps, "lab", Body(), Token),
        "PATCH" => client.PatchAsync(ApiResource.ConfigMaps, "lab", "a", V1Patch.Merge([]), Token),
        _ => client.PatchAsync(ApiResource.ConfigMaps, "lab", "a", V1Patch.Json([]), Token),
    };

    private static JsonObject Body() => new() { ["metadata"] = new JsonObject { ["name"] = "a" } };
}
