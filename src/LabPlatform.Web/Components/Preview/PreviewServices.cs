using LabPlatform.Web.Components.Shared;
using LabPlatform.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Components.Preview;

internal static class PreviewServices
{
    public static IServiceCollection AddPreview(this IServiceCollection services) => services.AddSingleton<PreviewVersions>(); // singleton: one count for all pages

    /// <summary>Tells open pages of changes, where the site is there for an author. On any other it does not exist.</summary>
    public static void MapPreview(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<IOptions<SiteOptions>>().Value.Preview)
        {
            app.MapGet(LabUrls.PreviewChanges, static ([FromServices] PreviewVersions versions, [FromServices] IHostApplicationLifetime site, CancellationToken gone) =>
                TypedResults.ServerSentEvents(UntilStopping(versions, site, gone))).AllowAnonymous();
        }
    }

    // A stream without end would hold up the end of the site.
    private static async IAsyncEnumerable<string> UntilStopping(PreviewVersions versions, IHostApplicationLifetime site, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, site.ApplicationStopping);
        await foreach (var version in versions.WatchAsync(either.Token))
        {
            yield return version;
        }
    }
}
