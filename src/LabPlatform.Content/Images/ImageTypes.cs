using System.Text;

namespace LabPlatform.Content.Images;

/// <summary>The images that are served: known by their name, and their first bytes must agree.</summary>
internal static class ImageTypes
{
    private const int SvgSearch = 1024;

    /// <returns>The media type, or null: not served.</returns>
    public static string? Detect(string path, ReadOnlySpan<byte> content) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" when content.Length > 8 && content[0] == 0x89 && content[1..].StartsWith("PNG\r\n\u001A\n"u8) => "image/png",
        ".JPG" or ".JPEG" when content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        ".GIF" when content.StartsWith("GIF8"u8) => "image/gif",
        ".WEBP" when content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) => "image/webp",
        ".SVG" when Encoding.UTF8.GetString(content[..Math.Min(content.Length, SvgSearch)]).Contains("<svg", StringComparison.Ordinal) => "image/svg+xml",
        _ => null,
    };
}
