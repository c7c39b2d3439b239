using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LabPlatform.Web.Previews;

/// <summary>What a browser gets to see of an app's answer: nothing that reaches beyond the preview's own host, or keeps the workspace from framing it.</summary>
internal static class PreviewResponseHeaders
{
    // Clear-Site-Data takes the cookies of the whole registrable domain; the others outlive the lab, or lead to another server.
    private static readonly string[] s_dropped = ["Service-Worker-Allowed", "Clear-Site-Data", "Alt-Svc", HeaderNames.StrictTransportSecurity, "Public-Key-Pins", HeaderNames.XFrameOptions];

    /// <param name="headers">The app's, copied.</param>
    /// <param name="framing">Who may frame the page: sources of a content policy.</param>
    public static void Apply(IHeaderDictionary headers, string framing)
    {
        foreach (var name in s_dropped)
        {
            headers.Remove(name);
        }

        headers.SetCookie = new StringValues([.. headers.SetCookie.Select(cookie => WithoutDomain(cookie ?? "")).OfType<string>()]);
        headers.ContentSecurityPolicy = new StringValues([.. headers.ContentSecurityPolicy
            .SelectMany(line => (line ?? "").Split(','))
            .Select(WithoutAncestors)
            .Where(policy => policy.Length > 0)
            .Append($"frame-ancestors 'self' {framing}")]); // policies add up: each of them has to allow it
    }

    /// <returns>Null for a cookie of the preview's own name, which no app may set.</returns>
    private static string? WithoutDomain(string cookie)
    {
        var parts = cookie.Split(';');
        return NameOf(parts[0]).Equals(PreviewCookie.Name, StringComparison.OrdinalIgnoreCase)
            ? null
            : string.Join(';', parts.Where((part, place) => place == 0 || !NameOf(part).Equals("domain", StringComparison.OrdinalIgnoreCase)));
    }

    private static string WithoutAncestors(string policy) => string.Join(
        ';',
        policy.Split(';').Where(directive => !directive.TrimStart().Split([' ', '\t'], 2)[0].Equals("frame-ancestors", StringComparison.OrdinalIgnoreCase))).Trim();

    private static ReadOnlySpan<char> NameOf(string part)
    {
        var end = part.IndexOf('=', StringComparison.Ordinal);
        return (end < 0 ? part : part.AsSpan(0, end)).Trim();
    }
}
