using LabPlatform.Domain.Previews;
using LabPlatform.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Previews;

/// <summary>Shows web ports of sessions, on hosts of their own.</summary>
internal static class PreviewServices
{
    public static IServiceCollection AddLabPreviews(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<PreviewRules>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PreviewRules>, PreviewRulesValidation>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PreviewRules>>().Value);
        services.AddSingleton<PreviewNames>();

        services.AddHttpForwarder();
        services.AddSingleton<PreviewOrigins>();
        services.AddSingleton<PreviewPasses>();
        services.AddSingleton<PreviewDoor>();
        services.AddSingleton<PreviewAccess>();
        services.AddSingleton<PreviewPages>();
        services.AddSingleton<PreviewTransformer>();
        services.AddSingleton<PortClients>();
        services.AddSingleton<PreviewForwarder>();
        services.AddSingleton<PreviewSite>();
        return services;
    }

    /// <summary>Takes hosts below the preview domain out of the pipeline before anything of the site has seen the request, and no other.</summary>
    public static void UsePreviews(this WebApplication app)
    {
        var names = app.Services.GetRequiredService<PreviewNames>();
        app.MapWhen(
            context => names.IsBelow(context.Request.Host.Host),
            static previews => previews.Run(previews.ApplicationServices.GetRequiredService<PreviewSite>().AnswerAsync));
    }

    private sealed class PreviewRulesValidation(IOptions<SiteOptions> site) : IValidateOptions<PreviewRules>
    {
        public ValidateOptionsResult Validate(string? name, PreviewRules options)
        {
            var problems = options.Problems();
            if (problems.Count > 0)
            {
                return ValidateOptionsResult.Fail(problems);
            }

            // Its own pages would be taken for a preview.
            return Uri.TryCreate(site.Value.PublicOrigin, UriKind.Absolute, out var origin) && new PreviewNames(options).IsBelow(origin.Host)
                ? ValidateOptionsResult.Fail($"Previews:Origin must not be a domain that LabPlatform:PublicOrigin is below (was '{options.Origin}'): previews need one of their own.")
                : ValidateOptionsResult.Success;
        }
    }
}
