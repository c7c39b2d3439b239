using LabPlatform.Domain.Previews;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace LabPlatform.Web.Previews;

/// <summary>Changes headers on the way to an app and back.</summary>
internal sealed class PreviewTransformer(PreviewNames names, PreviewOrigins origins, IOptionsMonitor<CookieAuthenticationOptions> learners) : HttpTransformer
{
    private readonly string[] _secret = [PreviewCookie.Name, learners.Get(CookieAuthenticationDefaults.AuthenticationScheme).Cookie.Name!];

    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        PreviewRequestHeaders.Apply(proxyRequest.Headers, httpContext.Request, names.IsHttps ? "https" : "http", _secret);
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var copied = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (proxyResponse is not null)
        {
            PreviewResponseHeaders.Apply(httpContext.Response.Headers, origins.Framing);
            if (proxyResponse.Content.Headers.ContentType?.MediaType is "text/event-stream")
            {
                await httpContext.Response.Body.FlushAsync(cancellationToken); // it is open from now on, also where the first event is far away
            }
        }

        return copied;
    }
}
