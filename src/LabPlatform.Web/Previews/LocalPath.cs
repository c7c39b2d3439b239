using System.Globalization;
using System.Text;

namespace LabPlatform.Web.Previews;

/// <summary>Where a browser is sent on a host that it has reached already.</summary>
internal static class LocalPath
{
    private const int Longest = 2048;

    /// <returns>The path with query and fragment, as it may stand in a header; <c>/</c> for everything that could lead to another host.</returns>
    public static string Of(string? text)
    {
        // Browsers take "\" for "/", and leave tabs and line breaks out before they read.
        if (text is null || !text.StartsWith('/') || text is [_, '/' or '\\', ..] || text.Length > Longest || text.Any(char.IsControl))
        {
            return "/";
        }

        var path = new StringBuilder(text.Length);
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            _ = part is > 0x20 and < 0x7F ? path.Append((char)part) : path.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }

        return path.ToString();
    }
}
