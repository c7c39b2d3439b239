using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Web.Previews;

/// <summary>
/// Answers everything that is asked of a host below the preview domain. What runs there is made by learners: a browser gets in by a one-time code
/// from the site, which becomes a cookie of that host alone, and each request looks again whether it still may.
/// </summary>
internal sealed class PreviewSite(PreviewNames names, PreviewAccess access, PreviewPasses passes, PreviewForwarder forwarder, PreviewPages pages, RecordActivity activity)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (names.Parse(request.Host.Host) is not { } host)
        {
            await pages.NotFoundAsync(context);
        }
        else if (request.Path.StartsWithSegments(PreviewDoor.OwnPath, StringComparison.OrdinalIgnoreCase))
        {
            await (request.Path == PreviewDoor.EnterPath && HttpMethods.IsGet(request.Method) ? EnterAsync(context, host) : pages.NotFoundAsync(context));
        }
        else if (PreviewCookie.Read(request, passes) is not var (own, learner))
        {
            await pages.OpenFromLabAsync(context, host);
        }
        else if (string.Equals(own, CanonicalOf(request), StringComparison.Ordinal) && await access.FindAsync(host, learner, context.RequestAborted) is { } port)
        {
            await forwarder.ForwardAsync(context, port);
        }
        else
        {
            await pages.NotFoundAsync(context);
        }
    }

    private async Task EnterAsync(HttpContext context, PreviewHost host)
    {
        var own = CanonicalOf(context.Request);
        if (passes.RedeemCode(context.Request.Query["code"], own) is not { } learner)
        {
            await pages.OpenFromLabAsync(context, host);
            return;
        }

        await activity.ExecuteAsync(host.Session, learner, context.RequestAborted); // somebody has clicked
        PreviewCookie.Write(context.Response, passes.IssueCookie(own, learner));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LocalPath.Of(context.Request.Query["to"]);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static string CanonicalOf(HttpRequest request) => request.Host.Host.ToLowerInvariant();
}
