using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>What a learner might run: a web server on a port of this machine that does all that web servers do.</summary>
internal sealed class WebApp : IAsyncDisposable
{
    public const int Big = 100 * 1024 * 1024;

    private readonly WebApplication _app;

    private WebApp(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>The headers of each request, in order.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Requests { get; } = new();

    /// <summary>Lets the next event of <c>/events</c> out.</summary>
    public SemaphoreSlim NextEvent { get; } = new(0);

    /// <summary>How much of <c>/big</c> has been taken.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Streams that are open.</summary>
    public int Streaming { get; private set; }

    public static async Task<WebApp> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        builder.Logging.ClearProviders();
        var host = builder.Build();
        var app = new WebApp(host);
        host.UseWebSockets();
        host.Run(app.AnswerAsync);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        NextEvent.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        return context.Request.Path.Value switch
        {
            "/" => PageAsync(context),
            "/cookies" => CookiesAsync(context),
            "/redirect" => RedirectAsync(context),
            "/events" => EventsAsync(context),
            "/socket" => EchoAsync(context),
            "/big" => BigAsync(context),
            "/upload" => UploadAsync(context),
            _ => Task.CompletedTask,
        };
    }

    private static Task PageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        context.Response.Headers.XFrameOptions = "DENY";
        context.Response.Headers.ContentSecurityPolicy = "default-src * 'unsafe-inline'; frame-ancestors 'none'";
        return context.Response.WriteAsync($"<!DOCTYPE html><html lang=en><title>App</title><h1>Hello from the app</h1><p>{context.Request.QueryString}</p>");
    }

    private static Task CookiesAsync(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "a=b; Domain=.localhost; Path=/");
        context.Response.Headers.Append("Set-Cookie", "c=d; HttpOnly");
        context.Response.Headers.Append("Set-Cookie", "__Host-labplatform-preview=mine; Path=/; Secure");
        context.Response.Headers["Service-Worker-Allowed"] = "/";
        context.Response.Headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("http://169.254.169.254/latest/meta-data");
        return Task.CompletedTask;
    }

    private async Task EventsAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        Streaming++;
        try
        {
            for (var number = 1; ; number++)
            {
                await NextEvent.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync($"data: {number}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever listened has gone.
        }
        finally
        {
            Streaming--;
        }
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } received)
        {
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, context.RequestAborted);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }

    private async Task BigAsync(HttpContext context)
    {
        context.Response.ContentLength = Big;
        var chunk = new byte[64 * 1024];
        for (var sent = 0; sent < Big; sent += chunk.Length)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            BytesSent += chunk.Length;
        }
    }

    private static async Task UploadAsync(HttpContext context)
    {
        var chunk = new byte[64 * 1024];
        var length = 0L;
        while (await context.Request.Body.ReadAsync(chunk, context.RequestAborted) is > 0 and var read)
        {
            length += read;
        }

        await context.Response.WriteAsync(length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
