using System.Text;

namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>Random and damaged files, the same in every run.</summary>
internal sealed class FuzzCases(int seed)
{
    private static readonly string[] s_splinters =
    [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\n", "\r\n", "\t", " ", "- ", "? ", "| ", "> ", "&a ", "*a ", "!!x ", "#", "---\n", "...\n", "%YAML 9\n", "//", "/*", "*/",
        "null", "true", "~", "1e999", "-0", "0x1F", "\\u0000", "\\ud800", "\u0000", "\u0007", "\uFEFF", "\uFFFE", "\u2028", "\u0085", "é", "🙂", "<<: ", "../", "%2f",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A piece cut out, put in, doubled, moved or overwritten, up to four times.</summary>
    public string Damage(string text)
    {
        var damaged = new StringBuilder(text);
        for (var times = _random.Next(1, 5); times > 0 && damaged.Length > 0; times--)
        {
            var start = _random.Next(damaged.Length);
            var length = Math.Min(_random.Next(1, 30), damaged.Length - start);
            var piece = damaged.ToString(start, length);
            switch (_random.Next(5))
            {
                case 0:
                    damaged.Remove(start, length);
                    break;
                case 1:
                    damaged.Insert(start, Pick(s_splinters));
                    break;
                case 2:
                    damaged.Insert(start, string.Concat(Enumerable.Repeat(piece, _random.Next(1, 40))));
                    break;
                case 3:
                    damaged.Remove(start, length).Insert(_random.Next(damaged.Length + 1), piece);
                    break;
                default:
                    damaged[start] = (char)_random.Next(1, 0x2100);
                    break;
            }
        }

        return damaged.ToString();
    }

    /// <summary>Well-formed JSON, which is YAML too, of these keys and values in any combination.</summary>
    public string Tree(IReadOnlyList<string> keys, IReadOnlyList<string> values, int depth)
    {
        var kind = depth == 0 ? 0 : _random.Next(10);
        return kind switch
        {
            < 3 => Leaf(values),
            < 6 => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(4)).Select(_ => Tree(keys, values, depth - 1)))}]",
            _ => Map(keys, values, depth),
        };
    }

    public string Map(IReadOnlyList<string> keys, IReadOnlyList<string> values, int depth) =>
        $"{{{string.Join(",\n ", Enumerable.Range(0, _random.Next(7)).Select(_ => $"\"{Pick(keys)}\": {Tree(keys, values, depth - 1)}"))}}}";

    private string Leaf(IReadOnlyList<string> values) => _random.Next(6) switch
    {
        0 => Pick(["null", "true", "false", "7", "-1", "1e400", "0.5", "{}", "[]"]),
        _ => $"\"{Pick(values)}\"",
    };

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];
}
