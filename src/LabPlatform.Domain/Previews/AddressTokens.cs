using System.Globalization;
using System.Text.RegularExpressions;

namespace LabPlatform.Domain.Previews;

/// <summary>
/// The words in texts and scripts that stand for addresses of a running lab: Killercoda's <c>{{TRAFFIC_HOST1_80}}</c>, Katacoda's
/// <c>[[HOST_SUBDOMAIN]]-80-[[KATACODA_HOST]]…</c>. Exactly these, in capitals: all other braces and brackets belong to Helm, Go, Jinja or bash.
/// </summary>
public static partial class AddressTokens
{
    /// <summary>Whether there is anything to replace; cheap.</summary>
    public static bool AreIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (text.Contains("{{TRAFFIC_", StringComparison.Ordinal) || text.Contains("[[", StringComparison.Ordinal)) && Pattern().IsMatch(text);
    }

    /// <summary>Replaces every token. Line breaks stay where they are.</summary>
    public static string Replace(string text, IPortAddresses addresses)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(addresses);
        return AreIn(text) ? Pattern().Replace(text, match => Value(match, addresses)) : text;
    }

    private static string Value(Match match, IPortAddresses addresses)
    {
        if (match.Groups["traffic"] is { Success: true } traffic)
        {
            return int.TryParse(traffic.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? addresses.Of(port) : addresses.Selector;
        }

        if (match.Groups["port"] is { Success: true } host)
        {
            return addresses.HostOf(int.Parse(host.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        return match.Groups["part"].Value switch
        {
            "HOST_IP" or "HOST1_IP" => "172.30.1.2",
            "HOST2_IP" => "172.30.2.2",
            "HOST3_IP" => "172.30.3.2",
            "KATACODA_HOST" or "KATACODA_DOMAIN" => addresses.Domain,
            _ => addresses.Name,
        };
    }

    // Longest first: the whole host of Katacoda holds tokens that also stand alone.
    [GeneratedRegex(
        @"\{\{TRAFFIC_(HOST[1-9]_(?<traffic>[0-9]{1,5})|(?<traffic>SELECTOR))\}\}"
        + @"|\[\[(HOST[1-9]?|CLIENT)_SUBDOMAIN\]\]-(?<port>[0-9]{1,5})-\[\[KATACODA_HOST\]\](\.environments\.katacoda\.com|\.\[\[KATACODA_DOMAIN\]\])?"
        + @"|\[\[(?<part>HOST[123]?_IP|(HOST[1-9]?|CLIENT)_SUBDOMAIN|KATACODA_HOST|KATACODA_DOMAIN)\]\]",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
