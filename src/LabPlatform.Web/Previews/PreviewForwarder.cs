using System.Net;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace LabPlatform.Web.Previews;

/// <summary>Takes one request to a port and its answer back, whatever goes over it: pages, uploads, streams, WebSockets.</summary>
internal sealed partial class PreviewForwarder(
    IHttpForwarder forwarder,
    PortClients clients,
    PreviewTransformer transformer,
    PreviewPages pages,
    SessionNews news,
    TimeProvider time,
    ILogger<PreviewForwarder> logger)
{
    /// <summary>Names nobody: a client leads to one port, whatever is asked of it.</summary>
    private const string Anywhere = "http://localhost/";

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1); // before what is made of it

    private static readonly ForwarderRequestConfig s_config = new()
    {
        ActivityTimeout = s_longest,
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        AllowResponseBuffering = false,
    };

    /// <summary>After that a request is ended, however much still comes: a forgotten window must not hold a connection for ever.</summary>
    public static TimeSpan Longest => s_longest;

    public async Task ForwardAsync(HttpContext context, FoundPort port)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        using var subscription = news.Subscribe(port.Session.Id, item => item is SessionNewsItem.SessionChanged { Session.State: not SessionState.Ready } ? CancelAsync(ended) : Task.CompletedTask);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null; // streamed, never kept: what an app takes is its own affair
        }

        using var client = clients.Rent(port);
        var error = await forwarder.SendAsync(context, Anywhere, client.Invoker, s_config, transformer, ended.Token);
        if (error == ForwarderError.None || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var cause = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        var trouble = TroubleOf(cause);
        Log.NotForwarded(logger, cause, port.Session.Id, error);
        if (!context.Response.HasStarted)
        {
            await pages.FailedAsync(context, trouble, limit.IsCancellationRequested);
        }
    }

    // News may still be on its way when the request is over.
    private static async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // Over already.
        }
    }

    private static PortException? TroubleOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is PortException trouble)
            {
                return trouble;
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 540, EventName = "PreviewNotForwarded", Level = LogLevel.Debug, Message = "A preview of session {Session} was not answered: {Error}.")]
        public static partial void NotForwarded(ILogger logger, Exception? cause, SessionId session, ForwarderError error);
    }
}
