using System.Text.RegularExpressions;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Says in plain words what a quota's refusal means.</summary>
internal static partial class QuotaWords
{
    /// <summary>Null when the text is about something else.</summary>
    /// <param name="message">E.g. <c>pods "x" is forbidden: exceeded quota: labplatform, requested: pods=1, used: pods=20, limited: pods=20</c>.</param>
    public static string? Find(string? message)
    {
        var match = Exceeded().Match(message ?? "");
        if (!match.Success)
        {
            return null;
        }

        var used = Amounts(match.Groups["used"].Value);
        var limits = Amounts(match.Groups["limited"].Value);
        var parts = Amounts(match.Groups["requested"].Value)
            .Select(wanted => $"{wanted.Key}: {used.GetValueOrDefault(wanted.Key, "0")} of {limits.GetValueOrDefault(wanted.Key, "0")} in use, {wanted.Value} more needed");
        return $"the lab's quota is used up ({string.Join("; ", parts)}).";
    }

    // A learner's pod may print such words, too, and name a thing twice.
    private static Dictionary<string, string> Amounts(string list)
    {
        var amounts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is [var name, var amount])
            {
                amounts[name] = amount;
            }
        }

        return amounts;
    }

    [GeneratedRegex(@"exceeded quota: [^,]+, requested: (?<requested>[^:]+), used: (?<used>[^:]+), limited: (?<limited>[^:\s]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Exceeded();
}
