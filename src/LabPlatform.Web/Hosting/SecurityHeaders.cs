using LabPlatform.Domain.Previews;

namespace LabPlatform.Web.Hosting;

/// <summary>Headers every answer carries; pages of scenarios are written by others and shown on this origin.</summary>
internal static class SecurityHeaders
{
    /// <summary>Scripts only from this site, none inline. Styles also inline: xterm.js makes its style elements at run time. Frames only of previews.</summary>
    public static string ContentSecurityPolicy(PreviewNames previews) =>
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; "
        + $"connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src {previews.Everywhere}; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        var policy = ContentSecurityPolicy(app.Services.GetRequiredService<PreviewNames>());
        return app.Use((context, next) =>
        {
            // Set at the last moment: the error page clears what was set before it.
            context.Response.OnStarting(static state =>
            {
                var (headers, policy) = ((IHeaderDictionary, string))state;
                headers.TryAdd("Content-Security-Policy", policy); // an answer may be stricter
                headers["X-Content-Type-Options"] = "nosniff";
                headers["X-Frame-Options"] = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                return Task.CompletedTask;
            }, (context.Response.Headers, policy));
            return next(context);
        });
    }
}
