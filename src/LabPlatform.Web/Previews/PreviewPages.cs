using LabPlatform.Domain.Previews;
using LabPlatform.Web.Components.Shared;
using Microsoft.Net.Http.Headers;

namespace LabPlatform.Web.Previews;

/// <summary>Pages of ours on a preview's host, where no app answers. They need nothing from anywhere, and only the site may frame them.</summary>
internal sealed class PreviewPages(PreviewOrigins origins)
{
    /// <summary>On every answer that is ours: by it a page that waits for an app tells whether that has answered.</summary>
    public const string OursHeader = "X-LabPlatform-Preview";

    /// <summary>Whoever asks has no cookie for this host. The same whether or not there is such a lab.</summary>
    public Task OpenFromLabAsync(HttpContext context, PreviewHost host)
    {
        var path = host.Port is null ? LabUrls.Ports(host.Session) : LabUrls.Session(host.Session);
        var page = new PreviewPage("Open this from the lab", "What runs in a lab is shown to its learner only. Go to the lab and open it from there: by the link in the text, or under “Web”.")
        {
            Link = origins.Public is { } site ? (site + path, "Go to the lab") : null,
        };
        return WriteAsync(context, StatusCodes.Status401Unauthorized, page);
    }

    /// <summary>The same for what never was, is over, or is somebody else's.</summary>
    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, new PreviewPage("There is nothing here", "A lab's web ports can be seen by its learner, while it runs."));

    /// <param name="context">The request.</param>
    /// <param name="trouble">What the way to the port said; null where the app itself broke off.</param>
    /// <param name="tooLong">The request took as long as one may.</param>
    public Task FailedAsync(HttpContext context, PortException? trouble, bool tooLong)
    {
        var (status, title, advice) = trouble?.Trouble switch
        {
            _ when tooLong => (StatusCodes.Status504GatewayTimeout, "No answer", ""),
            PortTrouble.NothingListens => (StatusCodes.Status502BadGateway, "Nothing listens here yet", "Start it; this page then shows it by itself."),
            PortTrouble.NotThere => (StatusCodes.Status502BadGateway, "Not there yet", "This page shows it by itself as soon as it is."),
            PortTrouble.Late => (StatusCodes.Status504GatewayTimeout, "No answer", "It is tried again by itself."),
            PortTrouble.TooMany => (StatusCodes.Status503ServiceUnavailable, "Too many connections", "It is tried again by itself."),
            _ => (StatusCodes.Status502BadGateway, "No answer", "It is tried again by itself."),
        };
        var what = tooLong ? $"It has not been answered within {PreviewForwarder.Longest.TotalHours:0} hour."
            : trouble?.Message ?? "What listens there has closed the connection without an answer that a browser could read. Web pages are expected, without TLS.";
        var page = new PreviewPage(title, advice.Length > 0 ? $"{what} {advice}" : what) { Link = ("", "Try now"), Waits = HttpMethods.IsGet(context.Request.Method) };
        return WriteAsync(context, status, page);
    }

    private Task WriteAsync(HttpContext context, int status, PreviewPage page)
    {
        var response = context.Response;
        response.Clear();
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers[OursHeader] = "none";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'unsafe-inline'; script-src {PreviewPage.ScriptSource}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {Framing(context.Request)}";
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = "text/plain; charset=utf-8";
            return response.WriteAsync($"{page.Title}. {page.Text}\n", context.RequestAborted);
        }

        response.ContentType = "text/html; charset=utf-8";
        response.Headers.Append(HeaderNames.Vary, "Accept");
        return response.WriteAsync(page.ToHtml(), context.RequestAborted);
    }

    // A window of its own has nobody around it.
    private string Framing(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "iframe" ? origins.Framing : "'none'";
}
