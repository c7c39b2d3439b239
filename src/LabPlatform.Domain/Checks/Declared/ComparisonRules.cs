using System.Text.RegularExpressions;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>What each comparison means, and how it is said.</summary>
public static class ComparisonRules
{
    /// <param name="comparison">What is wanted.</param>
    /// <param name="found">Null where there is nothing.</param>
    /// <exception cref="ArgumentException">Its regular expression is none, or needs back-references.</exception>
    public static bool Holds(this Comparison comparison, string? found)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (found is null)
        {
            return comparison.Kind is ComparisonKind.IsNotSet or ComparisonKind.Differs;
        }

        return comparison.Kind switch
        {
            ComparisonKind.IsSet => true,
            ComparisonKind.Differs => !Same(found, comparison.Values[0]),
            ComparisonKind.Equals or ComparisonKind.OneOf => comparison.Values.Any(value => Same(found, value)),
            ComparisonKind.Contains => found.Contains(comparison.Values[0], StringComparison.Ordinal),
            ComparisonKind.Matches => IsMatch(found, comparison.Values[0]),
            ComparisonKind.AtLeast => Order(found, comparison.Values[0]) >= 0,
            ComparisonKind.AtMost => Order(found, comparison.Values[0]) <= 0,
            _ => false,
        };
    }

    public static bool Holds(this Comparison comparison, int found) =>
        comparison.Holds(found.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>More of what is counted could still make it hold.</summary>
    public static bool WantsMoreThan(this Comparison comparison, int found)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Kind switch
        {
            ComparisonKind.Equals or ComparisonKind.OneOf or ComparisonKind.AtLeast =>
                comparison.Values.Any(value => Quantity.TryParse(value, out var wanted) && wanted > found),
            ComparisonKind.AtMost => false,
            _ => true,
        };
    }

    /// <summary>As in "is …" or "should be …": <c>at least 3</c>.</summary>
    public static string Words(this Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Kind switch
        {
            ComparisonKind.Equals => Quoted(comparison.Values[0]),
            ComparisonKind.Differs => $"anything but {Quoted(comparison.Values[0])}",
            ComparisonKind.OneOf => string.Join(" or ", comparison.Values.Select(Quoted)),
            ComparisonKind.Contains => $"something with {Quoted(comparison.Values[0])} in it",
            ComparisonKind.Matches => $"something that matches {comparison.Values[0]}",
            ComparisonKind.AtLeast => $"at least {comparison.Values[0]}",
            ComparisonKind.AtMost => $"at most {comparison.Values[0]}",
            ComparisonKind.IsSet => "set",
            _ => "not set",
        };
    }

    /// <summary>Numbers as they are, text in quotes.</summary>
    public static string Quoted(string value) => Quantity.TryParse(value, out _) ? value : $"“{value}”";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal) || Order(left, right) == 0;

    /// <summary>Null where one of them is no number.</summary>
    private static int? Order(string left, string right) =>
        Quantity.TryParse(left, out var first) && Quantity.TryParse(right, out var second) ? first.CompareTo(second) : null;

    private static bool IsMatch(string found, string pattern)
    {
        try
        {
            return Regex.IsMatch(found, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException($"The regular expression {pattern} needs what is not supported here.", nameof(pattern), exception);
        }
    }
}
