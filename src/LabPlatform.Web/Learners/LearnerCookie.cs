using LabPlatform.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace LabPlatform.Web.Learners;

/// <summary>The cookie that says which learner this browser is. Made when a lab is started, never for readers.</summary>
internal sealed class LearnerCookie(IOptions<SiteOptions> site) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(CookieAuthenticationOptions options) => Configure(CookieAuthenticationDefaults.AuthenticationScheme, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        // The prefix makes browsers refuse a cookie planted by a sub-domain, but they take it over https only.
        var https = site.Value.PublicOrigin?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ?? false;
        options.Cookie.Name = https ? "__Host-learner" : "learner";
        options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = TimeSpan.FromDays(180);
        options.SlidingExpiration = true;

        // There is nowhere to sign in: what is not yours does not exist.
        options.Events.OnRedirectToLogin = options.Events.OnRedirectToAccessDenied = static context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }
}
