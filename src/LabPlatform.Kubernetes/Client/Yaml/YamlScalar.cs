using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LabPlatform.Kubernetes.Client;

/// <summary>The type of an unquoted value. YAML 1.1's rules, because kubectl has them: <c>0644</c> is 420 and <c>yes</c> is true.</summary>
internal static partial class YamlScalar
{
    public static JsonNode? ToJson(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        var tag = node.Tag.IsEmpty ? "" : node.Tag.Value;
        if (tag is "tag:yaml.org,2002:str" || (tag.Length == 0 && node.Style is not (ScalarStyle.Plain or ScalarStyle.Any)))
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "y" or "Y" or "on" or "On" or "ON" => JsonValue.Create(true),
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "n" or "N" or "off" or "Off" or "OFF" => JsonValue.Create(false),
            _ => Number(text) ?? JsonValue.Create(text),
        };
    }

    private static JsonValue? Number(string text)
    {
        if (!NumberPattern().IsMatch(text))
        {
            return null;
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var negative = digits[0] == '-';
        var plain = digits.TrimStart('+', '-');
        try
        {
            if (Radix(plain) is { } found)
            {
                var magnitude = Convert.ToInt64(found.Digits, found.Radix);
                return JsonValue.Create(negative ? -magnitude : magnitude);
            }
        }
        catch (Exception ex) when (ex is OverflowException or FormatException or ArgumentException)
        {
            return null;
        }

        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction)
            ? JsonValue.Create(fraction)
            : null;
    }

    private static (string Digits, int Radix)? Radix(string plain) => plain switch
    {
        ['0', 'x' or 'X', ..] => (plain[2..], 16),
        ['0', 'b', ..] => (plain[2..], 2),
        ['0', 'o', ..] => (plain[2..], 8),
        ['0', _, ..] when plain.All(char.IsAsciiDigit) => (plain, 8),
        _ => null,
    };

    [GeneratedRegex(@"\A[-+]?(0x[0-9a-fA-F_]+|0b[01_]+|0o[0-7_]+|[0-9][0-9_]*|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();
}
