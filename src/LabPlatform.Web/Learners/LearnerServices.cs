using LabPlatform.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Learners;

internal static class LearnerServices
{
    /// <summary>Who a visitor is, and that nothing is open to anybody unless it says so.</summary>
    public static IServiceCollection AddLearners(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("LabPlatform");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            var folder = Path.Combine(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Home, "site", "keys");
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(folder), provider.GetRequiredService<ILoggerFactory>());
        }));

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, LearnerCookie>();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context => context.User.GetLearner() is not null).Build())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(static _ => false).Build());
        services.AddScoped<CurrentLearner>(); // scoped: see there

        services.AddAntiforgery(static options => options.Cookie.Name = "form");
        AnonymousAntiforgery.Decorate(services);
        services.AddSingleton<NewLearners>();
        return services;
    }
}
