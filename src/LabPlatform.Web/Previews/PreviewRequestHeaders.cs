using Microsoft.Net.Http.Headers;

namespace LabPlatform.Web.Previews;

/// <summary>What an app of a learner gets to see of a request. The host stays as the browser has it: apps make links and check origins with it.</summary>
internal static class PreviewRequestHeaders
{
    private static readonly string[] s_forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP"];

    /// <param name="headers">As they go to the app; the browser's have been copied.</param>
    /// <param name="request">From the browser.</param>
    /// <param name="scheme">Of previews, as browsers see them.</param>
    /// <param name="secret">Names of cookies that no app may see.</param>
    public static void Apply(System.Net.Http.Headers.HttpRequestHeaders headers, HttpRequest request, string scheme, IReadOnlyCollection<string> secret)
    {
        headers.Remove(HeaderNames.Cookie);
        var cookies = string.Join("; ", request.Headers.Cookie.SelectMany(line => (line ?? "").Split(';')).Select(cookie => cookie.Trim()).Where(cookie => cookie.Length > 0 && !IsSecret(cookie, secret)));
        if (cookies.Length > 0)
        {
            headers.TryAddWithoutValidation(HeaderNames.Cookie, cookies);
        }

        foreach (var name in s_forwarded)
        {
            headers.Remove(name); // only this proxy is known here
        }

        headers.TryAddWithoutValidation("X-Forwarded-For", request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.Value);
        headers.TryAddWithoutValidation("X-Forwarded-Proto", scheme);
    }

    private static bool IsSecret(string cookie, IReadOnlyCollection<string> secret) =>
        secret.Contains(cookie.Split('=', 2)[0].Trim(), StringComparer.OrdinalIgnoreCase);
}
