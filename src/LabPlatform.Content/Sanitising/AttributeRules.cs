using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LabPlatform.Content.Markdown.Addresses;

namespace LabPlatform.Content.Sanitising;

/// <summary>Writes the attributes that are left of an author's element. What is not named here is gone.</summary>
internal static partial class AttributeRules
{
    private const int MaximumSpan = 100;

    public static void Write(StringBuilder output, IElement element, string name, AddressWords words)
    {
        WriteCommon(output, element, words);
        switch (name)
        {
            case "a":
                WriteLink(output, element.GetAttribute("href"));
                break;
            case "td" or "th":
                WriteNumber(output, element, "colspan");
                WriteNumber(output, element, "rowspan");
                if (Alignment(element) is { } alignment)
                {
                    output.AppendAttribute("class", "align-" + alignment);
                }

                break;
            case "ol":
                WriteNumber(output, element, "start");
                break;
            case "details" when element.HasAttribute("open"):
                output.Append(" open");
                break;
            case "pre":
                output.Append(" tabindex=\"0\""); // it may scroll, so it must be reached by keyboard
                break;
            default:
                break;
        }
    }

    /// <summary><paramref name="attribute"/> in pixels, as an attribute or in a style.</summary>
    public static int? Pixels(IElement element, string attribute)
    {
        var match = PixelPattern().Match(element.GetAttribute(attribute) ?? "");
        if (!match.Success)
        {
            match = (attribute is "width" ? StyleWidthPattern() : StyleHeightPattern()).Match(element.GetAttribute("style") ?? "");
        }

        return match.Success ? int.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    public static void WriteLink(StringBuilder output, string? href)
    {
        if (href is null || LinkRules.CleanAddress(href) is not { } address)
        {
            return;
        }

        output.AppendAttribute("href", address);
        if (address[0] != '#')
        {
            output.Append(" target=\"_blank\" rel=\"noopener noreferrer\"");
        }
    }

    private static void WriteCommon(StringBuilder output, IElement element, AddressWords words)
    {
        if (element.GetAttribute("id") is { } id && LinkRules.CleanId(id) is { } cleanId)
        {
            output.AppendAttribute("id", cleanId);
        }

        if (element.GetAttribute("title") is { Length: > 0 } title)
        {
            output.AppendAttribute("title", words.InProse(title));
        }

        if (element.GetAttribute("lang") is { } language && LanguagePattern().IsMatch(language))
        {
            output.AppendAttribute("lang", language);
        }

        if (element.GetAttribute("dir") is "ltr" or "rtl" or "auto")
        {
            output.AppendAttribute("dir", element.GetAttribute("dir"));
        }
    }

    private static void WriteNumber(StringBuilder output, IElement element, string attribute)
    {
        if (int.TryParse(element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && (value <= MaximumSpan || attribute is "start"))
        {
            output.AppendAttribute(attribute, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? Alignment(IElement element)
    {
        var match = AlignmentPattern().Match(element.GetAttribute("style") ?? "");
        var value = match.Success ? match.Groups["value"].Value : element.GetAttribute("align")?.ToLowerInvariant();
        return value is "left" or "center" or "right" ? value : null;
    }

    [GeneratedRegex(@"^\s*(?<value>\d{1,4})(px)?\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PixelPattern();

    [GeneratedRegex(@"(^|;)\s*width\s*:\s*(?<value>\d{1,4})px", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex StyleWidthPattern();

    [GeneratedRegex(@"(^|;)\s*height\s*:\s*(?<value>\d{1,4})px", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex StyleHeightPattern();

    [GeneratedRegex(@"^\s*text-align:\s*(?<value>left|center|right);?\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AlignmentPattern();

    [GeneratedRegex(@"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,3}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguagePattern();
}
