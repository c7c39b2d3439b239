using LabPlatform.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace LabPlatform.Web.Hosting;

internal static class Pages
{
    /// <summary>Each page says itself who may see it. What Blazor adds to them is for learners, since no page for visitors is interactive.</summary>
    public static void MapPages(this IEndpointRouteBuilder app) =>
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null) // SecurityHeaders sets the whole policy
            .Add(static endpoint =>
            {
                if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && IsBlazors(route.TrimStart('/')))
                {
                    endpoint.Metadata.Add(new AuthorizeAttribute());
                    OnlyWebSockets(endpoint);
                }
            });

    // The hub's options cannot be reached from here. Long polling and server-sent events are not counted by VisitorLimits, and nothing needs them.
    private static void OnlyWebSockets(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } circuit && endpoint.Metadata.OfType<HubMetadata>().Any() && !endpoint.Metadata.OfType<NegotiateMetadata>().Any())
        {
            endpoint.RequestDelegate = context =>
            {
                if (context.WebSockets.IsWebSocketRequest)
                {
                    return circuit(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound; // as SignalR answers for a transport that is off
                return Task.CompletedTask;
            };
        }
    }

    private static bool IsBlazors(string route) =>
        route.StartsWith("_blazor", StringComparison.Ordinal) || route.StartsWith("_framework", StringComparison.Ordinal);
}
