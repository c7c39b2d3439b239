namespace LabPlatform.Web.Hosting;

internal static class HashedBundles
{
    /// <summary>
    /// Fonts and module chunks carry a hash of their content in their name (Bundles/build.mjs), so a browser may keep them.
    /// Static assets know only their own kind of fingerprint and would have them asked for again on every page.
    /// </summary>
    public static void UseHashedBundles(this WebApplication app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments("/dist/hashed", StringComparison.Ordinal),
        static hashed => hashed.Use(static (context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            }, context.Response);
            return next(context);
        }));
}
