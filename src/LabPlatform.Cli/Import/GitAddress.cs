using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace LabPlatform.Cli.Import;

/// <summary>The address of a repository that may be fetched: https, on a host that is trusted to be a code host, and nothing that git could take for more.</summary>
internal sealed partial class GitAddress
{
    private const int Longest = 500;

    private const string NotUnderstood = "The address must be https://HOST/OWNER/NAME, without user, port, parameters or unusual characters.";

    private GitAddress(Uri uri) => (Text, Host, Name) = (uri.AbsoluteUri, uri.IdnHost, uri.Segments[^1].TrimEnd('/'));

    /// <summary>Hosts that are allowed where the operator says nothing else.</summary>
    public static IReadOnlyList<string> UsualHosts { get; } = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];

    public string Text { get; }

    public string Host { get; }

    /// <summary>The last part of the path, without <c>.git</c>.</summary>
    public string RepositoryName => Name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? Name[..^4] : Name;

    private string Name { get; }

    /// <summary>Starts no process and asks nobody.</summary>
    /// <param name="refusal">What is wrong, for the author.</param>
    public static bool TryParse(string text, IReadOnlyCollection<string> hosts, [NotNullWhen(true)] out GitAddress? address, [NotNullWhen(false)] out string? refusal)
    {
        address = null;
        refusal = Refusal(text, hosts, out var uri);
        if (uri is not null && refusal is null)
        {
            address = new GitAddress(uri);
            return true;
        }

        refusal ??= NotUnderstood;
        return false;
    }

    private static string? Refusal(string text, IReadOnlyCollection<string> hosts, out Uri? uri)
    {
        uri = null;
        if (text.Length > Longest)
        {
            return $"An address has at most {Longest} characters.";
        }

        if (!text.StartsWith("https://", StringComparison.Ordinal))
        {
            return "Repositories are fetched over https only: https://HOST/OWNER/NAME.";
        }

        if (!Plain().IsMatch(text) || !Uri.TryCreate(text, UriKind.Absolute, out uri) || uri is not { IsDefaultPort: true, UserInfo: "", Query: "", Fragment: "", HostNameType: UriHostNameType.Dns })
        {
            return NotUnderstood;
        }

        return hosts.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"Repositories of '{uri.IdnHost}' are not fetched; allowed are {string.Join(", ", hosts)} (LABPLATFORM_GIT_HOSTS).";
    }

    // Two parts of a path at least, none of which begins with a dot or a dash.
    [GeneratedRegex(@"^https://[A-Za-z0-9.-]+(/[A-Za-z0-9_][A-Za-z0-9_.-]*){2,}/?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
