using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;

namespace LabPlatform.Web.Learners;

/// <summary>Antiforgery that does not bind tokens to the user.</summary>
/// <remarks>
/// A visitor becomes a learner by pressing Start. With bound tokens every other page that was open at that moment would be
/// refused (“meant for a different user”). The pair of cookie and form token stays; over https the learner cookie cannot be
/// planted (<c>__Host-</c>), and <see cref="Hosting.OriginGuard"/> refuses foreign posts first.
/// </remarks>
internal sealed class AnonymousAntiforgery(IAntiforgery inner) : IAntiforgery
{
    /// <summary>Puts this class in front of ASP.NET's own implementation, which is not public.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var original = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        services.Remove(original);
        services.AddSingleton<IAntiforgery>(provider =>
            new AnonymousAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, original.ImplementationType!)));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => As(httpContext, inner.GetAndStoreTokens);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => As(httpContext, inner.GetTokens);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => AsAsync(httpContext, inner.IsRequestValidAsync);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => As(httpContext, context =>
    {
        inner.SetCookieTokenAndHeader(context);
        return true;
    });

    public Task ValidateRequestAsync(HttpContext httpContext) => AsAsync(httpContext, async context =>
    {
        await inner.ValidateRequestAsync(context);
        return true;
    });

    private static T As<T>(HttpContext context, Func<HttpContext, T> action)
    {
        var user = context.User;
        context.User = new ClaimsPrincipal();
        try
        {
            return action(context);
        }
        finally
        {
            context.User = user;
        }
    }

    private static async Task<T> AsAsync<T>(HttpContext context, Func<HttpContext, Task<T>> action)
    {
        var user = context.User;
        context.User = new ClaimsPrincipal();
        try
        {
            return await action(context);
        }
        finally
        {
            context.User = user;
        }
    }
}
