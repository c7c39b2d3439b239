using LabPlatform.Web.Components;
using Microsoft.AspNetCore.Authorization;

namespace LabPlatform.Web.Hosting;

internal static class Pages
{
    /// <summary>Each page says itself who may see it; circuits are for learners, since no page for visitors is interactive.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders sets the whole policy
        pages.Add(static endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            {
                endpoint.Metadata.Add(new AuthorizeAttribute());
            }
        });
    }
}
