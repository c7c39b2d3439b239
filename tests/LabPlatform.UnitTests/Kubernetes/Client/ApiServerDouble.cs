using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using LabPlatform.Kubernetes.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>A real HTTP and WebSocket server on loopback that misbehaves as told; for faults a real API server cannot be made to show.</summary>
internal sealed class ApiServerDouble : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _requests = new();

    private ApiServerDouble(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>Method, path and query of every request so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Starts one; every request goes to the handler.</summary>
    public static async Task<ApiServerDouble> StartAsync(Func<HttpContext, Task> handler, Action<IWebHostBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure?.Invoke(builder.WebHost);
        var application = builder.Build();
        application.UseWebSockets();
        var server = new ApiServerDouble(application);
        application.Run(async context =>
        {
            server._requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            await handler(context);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>One that speaks exec: accepts the first protocol of the list that is offered, then hands over the socket.</summary>
    public static Task<ApiServerDouble> StartExecAsync(Func<WebSocket, Task> handler, params string[] protocols) =>
        StartAsync(async context =>
        {
            var offered = context.WebSockets.WebSocketRequestedProtocols;
            var chosen = (protocols.Length == 0 ? ["v4.channel.k8s.io"] : protocols).First(offered.Contains);
            using var socket = await context.WebSockets.AcceptWebSocketAsync(chosen);
            await handler(socket);
        });

    public KubernetesClient CreateClient(KubernetesClientOptions? options = null, TimeProvider? time = null) =>
        new(new KubernetesClientConfiguration { Host = Address }, options, time: time);

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(hurry.Token);
        await _application.DisposeAsync();
    }
}

/// <summary>What a double says.</summary>
internal static class Answers
{
    public static Task JsonAsync(this HttpContext context, string json, int code = 200)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    public static Task StatusAsync(this HttpContext context, int code, string reason, string message = "no", int? retryAfter = null)
    {
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter.ToString();
        }

        return context.JsonAsync($$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"{{message}}","reason":"{{reason}}","code":{{code}}}""", code);
    }

    public static Task FrameAsync(this WebSocket socket, byte channel, ReadOnlyMemory<byte> payload) =>
        socket.SendAsync(new ReadOnlyMemory<byte>([channel, .. payload.Span]), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask();

    public static Task FrameAsync(this WebSocket socket, byte channel, string payload) =>
        socket.FrameAsync(channel, Encoding.UTF8.GetBytes(payload));

    public static Task SuccessAsync(this WebSocket socket) => socket.FrameAsync(3, """{"metadata":{},"status":"Success"}""");

    public static Task ExitAsync(this WebSocket socket, int code) => socket.FrameAsync(
        3,
        $$$"""{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"{{{code}}}"}]}}""");

    public static Task CloseAsync(this WebSocket socket) => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
}
