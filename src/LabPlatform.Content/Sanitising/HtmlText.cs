using System.Text;

namespace LabPlatform.Content.Sanitising;

/// <summary>Writes text and attribute values as the HTML standard's serialiser does, and escapes a little more.</summary>
internal static class HtmlText
{
    public static StringBuilder AppendText(this StringBuilder output, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('&', '<', '>') is var next and >= 0)
        {
            output.Append(text[..next]).Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                _ => "&gt;",
            });
            text = text[(next + 1)..];
        }

        return output.Append(text);
    }

    public static StringBuilder AppendAttribute(this StringBuilder output, string name, ReadOnlySpan<char> value)
    {
        output.Append(' ').Append(name).Append("=\"");
        while (value.IndexOf('"') is var next and >= 0)
        {
            output.AppendText(value[..next]).Append("&quot;");
            value = value[(next + 1)..];
        }

        return output.AppendText(value).Append('"');
    }
}
