using LabPlatform.Domain.Scenarios;
using LabPlatform.Web.Components.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LabPlatform.Web.Components.Labs;

internal static class ScenarioImageEndpoint
{
    /// <summary>
    /// Images of scenarios by the hash of their content: they never change, and a name never becomes a path. They are
    /// somebody else's files on our origin, so a browser may do nothing with them but show them.
    /// </summary>
    public static void MapScenarioImages(this IEndpointRouteBuilder app) => app.MapGet(
        LabUrls.ScenarioImages + "/{hash:length(64)}",
        static Results<FileContentHttpResult, NotFound> (string hash, HttpContext context, [FromServices] IScenarioImages images) =>
        {
            if (images.Find(hash) is not { } image)
            {
                return TypedResults.NotFound();
            }

            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.Bytes(image.Content, image.ContentType);
        }).AllowAnonymous();
}
