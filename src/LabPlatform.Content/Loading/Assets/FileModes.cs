using System.Text.RegularExpressions;

namespace LabPlatform.Content.Loading.Assets;

/// <summary>Modes as <c>chmod</c> (POSIX) takes them, without its clauses joined by commas.</summary>
internal static partial class FileModes
{
    public const int Plain = 0b110_100_100;

    public const int Executable = 0b111_101_101;

    /// <summary>Without the bits of the first of four digits: they mean nothing for a lab's files.</summary>
    private const int AllBits = 0b111_111_111;

    /// <summary>What POSIX leaves out where nobody is named: a umask of 022.</summary>
    private const int UnnamedMask = 0b111_101_101;

    public static bool IsValid(string text) => Pattern().IsMatch(text);

    /// <param name="text">A valid mode.</param>
    public static int Apply(string text, int mode)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            return text.Aggregate(0, (value, digit) => (value * 8) + digit - '0') & AllBits;
        }

        var match = Pattern().Match(text);
        var who = match.Groups["who"].Value;
        var bits = match.Groups["bits"].Value.Aggregate(0, (value, letter) => value | Bits(letter, mode));
        var mask = who.Length == 0 ? UnnamedMask : who.Aggregate(0, (value, letter) => value | Mask(letter));
        return match.Groups["how"].Value switch
        {
            "+" => mode | (bits & mask),
            "-" => mode & ~(bits & mask),
            _ => (mode & ~mask) | (bits & mask),
        };
    }

    private static int Mask(char who) => who switch
    {
        'u' => 0b111_000_000,
        'g' => 0b000_111_000,
        'o' => 0b000_000_111,
        _ => 0b111_111_111,
    };

    private static int Bits(char letter, int mode) => letter switch
    {
        'r' => 0b100_100_100,
        'w' => 0b010_010_010,
        'x' => 0b001_001_001,
        'X' when (mode & 0b001_001_001) != 0 => 0b001_001_001,
        _ => 0, // s and t are allowed and mean nothing for a lab's files
    };

    [GeneratedRegex("^((?<who>[ugoa]*)(?<how>[+=-])(?<bits>[rwxXst]+)|[0-7]{3,4})\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
