using System.Globalization;
using System.Text;

namespace LabPlatform.Content.Sanitising;

/// <summary>
/// Characters that are run but not seen: control characters other than tab and line feed, everything of Unicode's
/// category Cf (bidirectional controls, zero width), separators of lines and paragraphs, blank letters, variation selectors.
/// </summary>
internal static class HiddenCharacters
{
    /// <summary>Takes them out of <paramref name="text"/>.</summary>
    /// <param name="removed">Each different one once, as <c>U+202E</c>, in order of appearance; empty for nearly all text.</param>
    public static string Remove(string text, out IReadOnlyList<string> removed)
    {
        removed = [];
        if (!text.EnumerateRunes().Any(IsHidden))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        var names = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHidden(rune))
            {
                clean.Append(rune);
                continue;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                names.Add(name);
            }
        }

        removed = names;
        return clean.ToString();
    }

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\t' or '\n' => false,
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF => true,
        0xFFFD => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate,
    };
}
