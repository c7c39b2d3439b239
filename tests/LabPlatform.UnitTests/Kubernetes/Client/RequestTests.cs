using System.Net;
using System.Net.Sockets;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>What the caller of a request is told.</summary>
public sealed class RequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_NameUnknown_SaysSo()
    {
        // A resolver that knows no such name; the machine's own would be asked across the network, and some answer anything.
        using var transport = new ApiTransport(
            new KubernetesClientConfiguration { Host = new Uri("https://no-such-host.invalid"), IgnoreEnvironmentProxy = true },
            new KubernetesClientOptions { MaxRetries = 0 },
            TimeProvider.System,
            NullLogger.Instance,
            connect: static (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => transport.OpenAsync(new ApiRequest(HttpMethod.Get, "/readyz"), Token));

        ex.MayHaveReachedServer.ShouldBeFalse();
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
    public async Task Request_ServerHangs_EndsWithTheLimit()
    {
        await using var server = await ApiServerDouble.StartAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient(new KubernetesClientOptions { RequestTimeout = TimeSpan.FromSeconds(0.3), MaxRetries = 0 });

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => Requests.SendAsync(client, "GET").DefaultTimeout());

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

        await Should.ThrowAsync<KubernetesConnectionException>(() => Requests.SendAsync(client, "GET").DefaultTimeout());
    }

    [Fact]
    public async Task Request_Cancelled_ReturnsThoughTheServerHangs()
    {
        await using var server = await ApiServerDouble.StartAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var get = client.GetAsync(ApiResource.Pods, "lab", "a", cancel.Token);
        await Waits.UntilAsync("the request is there", () => Task.FromResult(server.Requests.Count == 1));

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => get.DefaultTimeout());
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

        var ex = await Should.ThrowAsync<KubernetesException>(() => Requests.SendAsync(client, "GET"));

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

        (await Should.ThrowAsync<KubernetesConnectionException>(() => Requests.SendAsync(client, "GET"))).Message.ShouldContain("not what Kubernetes answers");
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

        (await Should.ThrowAsync<KubernetesException>(() => Requests.SendAsync(client, "GET"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
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
}
