using System.Globalization;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>Kubernetes' numbers: <c>3</c>, <c>500m</c>, <c>64Mi</c>, <c>1e3</c>. API reference, resource.Quantity.</summary>
public static class Quantity
{
    private const int LongestNumber = 40;

    private static readonly (string Suffix, decimal Factor)[] s_suffixes =
    [
        ("Ki", 1024m), ("Mi", 1024m * 1024), ("Gi", 1024m * 1024 * 1024), ("Ti", 1024m * 1024 * 1024 * 1024),
        ("Pi", 1024m * 1024 * 1024 * 1024 * 1024), ("Ei", 1024m * 1024 * 1024 * 1024 * 1024 * 1024),
        ("n", 1e-9m), ("u", 1e-6m), ("m", 1e-3m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("E", 1e18m),
    ];

    /// <summary>False for what is no number, or one that nobody writes into a manifest.</summary>
    public static bool TryParse(string? text, out decimal value)
    {
        value = 0;
        if (text is not { Length: > 0 and <= LongestNumber } || !(char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.'))
        {
            return false;
        }

        var (suffix, factor) = s_suffixes.FirstOrDefault(known => text.EndsWith(known.Suffix, StringComparison.Ordinal));
        var number = suffix is null ? text : text[..^suffix.Length];
        var style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | (suffix is null ? NumberStyles.AllowExponent : NumberStyles.None);
        if (!decimal.TryParse(number, style, CultureInfo.InvariantCulture, out var parsed))
        {
            return false;
        }

        try
        {
            value = suffix is null ? parsed : parsed * factor;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
