using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>Reads the text of a <see cref="LabelSelector"/>.</summary>
internal static partial class LabelSelectorReader
{
    /// <exception cref="FormatException">No selector; the message is one sentence for the author.</exception>
    public static ImmutableArray<LabelRequirement> Read(string text)
    {
        if (text.Length > LabelSelector.MaximumLength)
        {
            throw new FormatException($"The selector is longer than {LabelSelector.MaximumLength} characters.");
        }

        var requirements = Split(text).Select(Requirement).ToImmutableArray();
        return requirements.IsEmpty ? throw new FormatException("The selector is empty; write labels such as app=web.") : requirements;
    }

    public static bool IsKey(string key) =>
        key.Split('/') switch
        {
            [var name] => Name().IsMatch(name),
            [var prefix, var name] => prefix.Length <= 253 && Prefix().IsMatch(prefix) && Name().IsMatch(name),
            _ => false,
        };

    public static bool IsValue(string value) => Value().IsMatch(value);

    /// <summary>At the commas that are not inside brackets.</summary>
    private static IEnumerable<string> Split(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield break;
        }

        var (start, inBrackets) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            inBrackets = text[i] == '(' || (inBrackets && text[i] != ')');
            if (text[i] == ',' && !inBrackets)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    private static LabelRequirement Requirement(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            throw new FormatException($"'{text}' is no part of a label selector; write app=web, app!=web, app, !app or app in (web,api).");
        }

        var key = IsKey(match.Groups["key"].Value) ? match.Groups["key"].Value
            : throw new FormatException($"'{match.Groups["key"].Value}' is no name of a label.");
        var values = match.Groups["set"].Success ? match.Groups["set"].Value.Split(',', StringSplitOptions.TrimEntries) : [match.Groups["value"].Value];
        if (Array.Find(values, value => !IsValue(value)) is { } wrong)
        {
            throw new FormatException($"'{wrong}' is no value of a label: letters, digits, '-', '_' and '.', at most 63.");
        }

        return match.Groups["not"].Success ? new LabelRequirement(key, LabelOperator.Absent, [])
            : match.Groups["operator"].Value switch
            {
                "" => new LabelRequirement(key, LabelOperator.Exists, []),
                "=" or "==" or "in" => new LabelRequirement(key, LabelOperator.In, [.. values]),
                "!=" or "notin" => new LabelRequirement(key, LabelOperator.NotIn, [.. values]),
                ">" => new LabelRequirement(key, LabelOperator.Greater, [Whole(values[0])]),
                _ => new LabelRequirement(key, LabelOperator.Less, [Whole(values[0])]),
            };
    }

    private static string Whole(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? value : throw new FormatException($"'{value}' is no whole number to compare a label with.");

    [GeneratedRegex("""^(?:(?<not>!)\s*(?<key>[^\s=!<>(),]+)|(?<key>[^\s=!<>(),]+)(?:\s*(?<operator>==|=|!=|>|<)\s*(?<value>[^\s=!<>(),]*)|\s+(?<operator>in|notin)\s*\((?<set>[^()]*)\))?)\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex("""^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("""^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Value();

    [GeneratedRegex("""^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();
}
