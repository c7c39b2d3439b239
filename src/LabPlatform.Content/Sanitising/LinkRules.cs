using System.Text.RegularExpressions;

namespace LabPlatform.Content.Sanitising;

/// <summary>Where a link of an author may lead.</summary>
internal static partial class LinkRules
{
    public const string IdPrefix = "uc-";

    /// <returns>The address with what browsers ignore taken out, or null: no link.</returns>
    public static string? CleanAddress(string value)
    {
        // A browser drops these before it looks for the scheme (URL standard 4.4), so "java\tscript:" is one.
        var address = new string([.. value.Where(c => c is not ('\t' or '\n' or '\r'))]).Trim();
        if (address.Length == 0 || address.Any(char.IsControl))
        {
            return null;
        }

        if (address[0] == '#')
        {
            return CleanId(address[1..]) is { } id ? "#" + id : null;
        }

        return Scheme(address) is null or "http" or "https" or "mailto" ? address : null;
    }

    /// <returns>Lower case, or null for a relative address.</returns>
    public static string? Scheme(string address)
    {
        var end = address.AsSpan().IndexOfAny(":/?#\\");
        return end >= 0 && address[end] == ':' ? address[..end].ToLowerInvariant() : null;
    }

    /// <summary>An id of an author, with a prefix of its own: no id of ours can be taken, no global of the page hidden.</summary>
    public static string? CleanId(string value) => IdPattern().IsMatch(value) ? IdPrefix + value : null;

    [GeneratedRegex(@"^[A-Za-z0-9_.:-]{1,100}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
