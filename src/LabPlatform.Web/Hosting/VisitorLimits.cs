using System.Globalization;
using System.Threading.RateLimiting;
using LabPlatform.Web.Learners;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Hosting;

/// <summary>Limits on lab starts (by address) and on open sockets of each hub (by learner, by address, in all).</summary>
internal sealed class VisitorLimits(IOptions<SiteOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    /// <summary>Policy of pages from which a lab is started: counts their POSTs.</summary>
    public const string Starts = "starts";

    private readonly LimitOptions _limits = options.Value.Limits;

    public void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(30);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Starts, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => new() { PermitLimit = _limits.StartsPerAddress, Window = _limits.StartWindow })
            : RateLimitPartition.GetNoLimiter(""));
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Sockets(context => "learner " + (context.User.GetLearner()?.Value ?? Address(context)), _limits.CircuitsPerLearner),
            Sockets(Address, _limits.CircuitsPerAddress),
            Sockets(_ => "all", _limits.Circuits));
    }

    // A circuit is one WebSocket request that lasts as long as the page is open, and so are the page's terminals together: concurrent
    // requests to one hub are open pages. The endpoint tells the hub, as a path can be written in several ways.
    private static PartitionedRateLimiter<HttpContext> Sockets(Func<HttpContext, string> key, int most) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.WebSockets.IsWebSocketRequest && context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is { HubType.Name: var hub }
                ? RateLimitPartition.GetConcurrencyLimiter($"{hub} {key(context)}", _ => new() { PermitLimit = most })
                : RateLimitPartition.GetNoLimiter(""));

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
