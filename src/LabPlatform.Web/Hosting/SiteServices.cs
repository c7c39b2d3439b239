using LabPlatform.Web.Components.Labs;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Hosting;

internal static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services, IConfigurationSection configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddExceptionHandler<FailureIds>();
        services.AddSingleton<OriginGuard>();
        services.AddRateLimiter(static _ => { });
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, VisitorLimits>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store", tags: [Probes.Ready]);
        services.AddTransient<SessionView>(); // transient: see there
        services.AddScoped<LearnerSessions>(); // scoped: asks for the current learner
        return services;
    }
}
