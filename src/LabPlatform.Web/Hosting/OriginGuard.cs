using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Hosting;

/// <summary>Refuses what another site makes a browser send, before anybody is signed in.</summary>
/// <remarks>
/// Cookies alone do not tell: a WebSocket is not subject to CORS, and sub-domains are same-site. ASP.NET's own check lets a
/// request without an <c>Origin</c> through and does not look at <c>negotiate</c>.
/// </remarks>
internal sealed class OriginGuard(IOptions<SiteOptions> options) : IMiddleware
{
    private readonly string? _publicOrigin = options.Value.PublicOrigin;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsAllowed(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsAllowed(HttpContext context)
    {
        var request = context.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var origin = request.Headers.Origin.ToString();

        // Browsers always name the origin when they open a WebSocket or post; only plain reads come without one.
        var mustNameOrigin = request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
            || (request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && (!reads || context.WebSockets.IsWebSocketRequest));
        if (mustNameOrigin || (origin.Length > 0 && !reads))
        {
            return IsOurs(request, origin);
        }

        return reads || request.Headers["Sec-Fetch-Site"].ToString() is not ("cross-site" or "same-site");
    }

    private bool IsOurs(HttpRequest request, string origin) =>
        string.Equals(origin, _publicOrigin ?? $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
