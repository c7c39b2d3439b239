using Microsoft.AspNetCore.Diagnostics;

namespace LabPlatform.Web.Hosting;

internal static class FailurePages
{
    /// <summary>Pages of our own for what failed (with an id, no detail), what is not there, and what was refused.</summary>
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(
            static context => WantsPage(context.Request),
            static pages => pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true).Use(ReadErrorPageAsync));
    }

    /// <summary>The page about a refused form is read, not posted to: it would be refused again.</summary>
    private static Task ReadErrorPageAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
