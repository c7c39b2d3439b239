using LabPlatform.Domain.Previews;
using LabPlatform.Web.Components.Shared;
using LabPlatform.Web.Learners;
using LabPlatform.Web.Previews;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LabPlatform.Web.Components.Ports;

internal static class OpenPortEndpoint
{
    /// <summary>Links to previews lead here, so that a browser that knows its learner on this site is let in there. What is not that learner's does not exist.</summary>
    public static void MapOpenPort(this IEndpointRouteBuilder app) => app.MapGet(LabUrls.OpenPortPattern, OpenAsync).RequireAuthorization();

    /// <param name="id">The session.</param>
    /// <param name="to">An address of one of its ports, with a path. Only what it names is taken from it: where that is, is made here.</param>
    private static async Task<Results<RedirectHttpResult, NotFound>> OpenAsync(
        string id,
        string? to,
        HttpContext context,
        [FromServices] PreviewNames names,
        [FromServices] FindPort find,
        [FromServices] PreviewDoor door)
    {
        if (!Uri.TryCreate(to, UriKind.Absolute, out var address)
            || names.Parse(address.Host) is not { } host
            || !string.Equals(host.Session.Value, id, StringComparison.Ordinal)
            || context.User.GetLearner() is not { } learner)
        {
            return TypedResults.NotFound();
        }

        if (host.Port is null)
        {
            return TypedResults.Redirect(LabUrls.Ports(host.Session));
        }

        context.Response.Headers.CacheControl = "no-store";
        return await find.ExecuteAsync(host, learner, context.RequestAborted) is { } found
            ? TypedResults.Redirect(door.Open(found.Session, found.Target, found.Port, address.PathAndQuery + address.Fragment))
            : TypedResults.NotFound();
    }
}
