using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using LabPlatform.Content.Markdown.Addresses;

namespace LabPlatform.Content.Sanitising;

/// <summary>Images by content; one of another site would tell it who reads the page, so it becomes a link.</summary>
internal static class ImageMarkup
{
    public const string Path = "/scenario-images/";

    /// <param name="canLink">Whether a link may stand here: not within another one.</param>
    public static void Write(StringBuilder output, IElement element, IPageImages images, AddressWords words, bool canLink)
    {
        var source = (element.GetAttribute("src") ?? "").Trim();
        var text = words.InProse(element.GetAttribute("alt")?.Trim() ?? "");
        var scheme = LinkRules.Scheme(source);
        if (scheme is "http" or "https" || source.StartsWith("//", StringComparison.Ordinal))
        {
            WriteExternal(output, source, text, canLink && !AddressWords.AreNeeded(source));
            return;
        }

        if (scheme is not null || images.Find(source) is not { } image)
        {
            output.Append("<span class=\"missing-image\">").AppendText(text.Length > 0 ? text : "Image").Append(" (image not found)</span>");
            return;
        }

        output.Append("<img").AppendAttribute("src", Path + image.Hash).AppendAttribute("alt", text);
        foreach (var attribute in (ReadOnlySpan<string>)["width", "height"])
        {
            if (AttributeRules.Pixels(element, attribute) is { } pixels)
            {
                output.AppendAttribute(attribute, pixels.ToString(CultureInfo.InvariantCulture));
            }
        }

        output.Append(" loading=\"lazy\">");
    }

    private static void WriteExternal(StringBuilder output, string source, string text, bool canLink)
    {
        text = text.Length > 0 ? text : "Image on another site";
        if (!canLink)
        {
            output.Append("<span class=\"missing-image\">").AppendText(text).Append("</span>");
            return;
        }

        output.Append("<a class=\"external-image\"");
        AttributeRules.WriteLink(output, source);
        output.Append('>').AppendText(text).Append("</a>");
    }
}
