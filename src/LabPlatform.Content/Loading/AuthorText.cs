using System.Text;

namespace LabPlatform.Content.Loading;

/// <summary>Text of authors: UTF-8, perhaps with a byte order mark, perhaps with Windows line ends.</summary>
internal static class AuthorText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Never fails: a byte that is not UTF-8 becomes U+FFFD.</summary>
    public static string Decode(byte[] bytes) => WithLineFeeds(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));

    /// <summary>Unlike <see cref="string.ReplaceLineEndings()"/> leaves U+2028 and the like alone: a hidden character must not become a line of a command.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    public static bool IsUtf8(byte[] bytes)
    {
        try
        {
            return s_strict.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
