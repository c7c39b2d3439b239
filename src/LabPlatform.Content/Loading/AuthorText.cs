using System.Text;

namespace LabPlatform.Content.Loading;

/// <summary>Text of authors: UTF-8, perhaps with a byte order mark, perhaps with Windows line ends; UTF-16 where its mark says so.</summary>
internal static class AuthorText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Never fails: a byte that is not UTF-8 becomes U+FFFD.</summary>
    public static string Decode(byte[] bytes) => WithLineFeeds(DecodeAsItIs(bytes));

    /// <summary>Like <see cref="Decode"/>, with the line ends as written.</summary>
    public static string DecodeAsItIs(ReadOnlySpan<byte> bytes) => (Utf16(bytes) ?? Encoding.UTF8).GetString(bytes).TrimStart('\uFEFF');

    /// <summary>Unlike <see cref="string.ReplaceLineEndings()"/> leaves U+2028 and the like alone: a hidden character must not become a line of a command.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Whether nothing was lost in decoding.</summary>
    public static bool IsUtf8(byte[] bytes)
    {
        if (Utf16(bytes) is not null)
        {
            return true;
        }

        try
        {
            return s_strict.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        _ => null,
    };
}
