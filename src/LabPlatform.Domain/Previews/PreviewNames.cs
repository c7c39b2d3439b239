using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Previews;

/// <summary>Gives each session its addresses below the preview domain, and reads them: <c>&lt;sid&gt;-&lt;rand&gt;-&lt;port&gt;.&lt;preview domain&gt;</c>.</summary>
public sealed class PreviewNames
{
    private readonly Uri _origin;
    private readonly string _suffix;

    public PreviewNames(PreviewRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _origin = new Uri(rules.Origin);
        _suffix = "." + _origin.Host;
    }

    /// <summary>All hosts of previews, as a content policy names them: <c>https://*.labs.example.org</c>.</summary>
    public string Everywhere => $"{_origin.Scheme}://*.{_origin.Authority}";

    public bool IsHttps => _origin.Scheme is "https";

    /// <summary>The port of the preview domain, its scheme's own included.</summary>
    public int Port => _origin.Port;

    /// <returns>The same for as long as the session lives, whether or not this site shows web ports.</returns>
    public PreviewAddresses Of(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new PreviewAddresses(_origin.Scheme, $"{session.Id}-{Secret(session)}", _origin.Authority);
    }

    /// <summary>Whether a host, without its port, is below the preview domain: then it is none of the site's, whatever stands there.</summary>
    public bool IsBelow(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.AsSpan().TrimEnd('.'); // to DNS the same
        return name.Length > _suffix.Length && name.EndsWith(_suffix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a host without its port.</summary>
    /// <returns>Null for everything that <see cref="Of"/> never gives, in whatever case of letters.</returns>
    public PreviewHost? Parse(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return IsBelow(host) && !host.EndsWith('.') && PreviewHost.TryParse(host[..^_suffix.Length].ToLowerInvariant(), out var parsed) ? parsed : null;
    }

    /// <summary>Whether a host's name was given to that session.</summary>
    public static bool IsOf(PreviewHost host, LabSession session)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(session);
        return host.Session == session.Id
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(host.Secret), Encoding.ASCII.GetBytes(Secret(session)));
    }

    // Who sees a session's id must not be able to tell it; made of what is known anyway, it need not be stored.
    private static string Secret(LabSession session) =>
        OpaqueIds.From(SHA256.HashData(Encoding.UTF8.GetBytes($"preview {session.Id} {session.Learner}")), PreviewHost.SecretLength);
}
