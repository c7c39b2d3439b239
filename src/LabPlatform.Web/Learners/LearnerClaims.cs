using System.Security.Claims;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LabPlatform.Web.Learners;

/// <summary>A learner as ASP.NET sees one: a cookie with nothing in it but the opaque id.</summary>
internal static class LearnerClaims
{
    public static ClaimsPrincipal ToPrincipal(this LearnerId learner) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, learner.Value)], CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The learner, or null for a visitor who has not started anything.</summary>
    public static LearnerId? GetLearner(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && LearnerId.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var learner) ? learner : null;
}
