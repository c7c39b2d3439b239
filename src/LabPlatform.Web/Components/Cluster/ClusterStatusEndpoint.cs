using LabPlatform.Domain.Environments;
using LabPlatform.Web.Components.Shared;
using Microsoft.AspNetCore.Mvc;

namespace LabPlatform.Web.Components.Cluster;

internal static class ClusterStatusEndpoint
{
    /// <summary>For <c>ClusterNotice.razor.js</c>. Says nothing that the page does not say.</summary>
    public static void MapClusterStatus(this IEndpointRouteBuilder app) =>
        app.MapGet(LabUrls.ClusterStatus, static (HttpContext context, [FromServices] IClusterHealth cluster) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(cluster.Current);
        }).AllowAnonymous();
}
