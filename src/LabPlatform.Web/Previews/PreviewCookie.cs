using LabPlatform.Domain.Sessions;
using Microsoft.Net.Http.Headers;

namespace LabPlatform.Web.Previews;

/// <summary>The cookie of one preview's host.</summary>
/// <remarks>
/// <c>SameSite=None</c>, as the workspace frames the host and is another site; <c>Partitioned</c>, so that browsers which keep other sites'
/// cookies away from frames take it, and so that it is not sent from frames and requests of anybody else. Chromium and Firefox take
/// <c>Secure</c> also from <c>http://*.localhost</c>.
/// </remarks>
internal static class PreviewCookie
{
    public const string Name = "__Host-labplatform-preview";

    public static (string Host, LearnerId Learner)? Read(HttpRequest request, PreviewPasses passes) => passes.ReadCookie(request.Cookies[Name]);

    public static void Write(HttpResponse response, string value)
    {
        var cookie = new SetCookieHeaderValue(Name, value) { Path = "/", HttpOnly = true, Secure = true, SameSite = Microsoft.Net.Http.Headers.SameSiteMode.None };
        cookie.Extensions.Add("Partitioned");
        response.Headers.Append(HeaderNames.SetCookie, cookie.ToString());
    }
}
