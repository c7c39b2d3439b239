using LabPlatform.Web.Components;
using Microsoft.AspNetCore.Authorization;

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
                }
            });

    private static bool IsBlazors(string route) =>
        route.StartsWith("_blazor", StringComparison.Ordinal) || route.StartsWith("_framework", StringComparison.Ordinal);
}
