namespace LabPlatform.Content.Validation;

/// <summary>The word an author may have meant.</summary>
internal static class Suggestions
{
    private const int MaximumLength = 40;

    /// <returns>The known word that differs from <paramref name="word"/> least, or null where none is near.</returns>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > MaximumLength)
        {
            return null;
        }

        var near = known.Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Clamp(Math.Min(word.Length, pair.candidate.Length) / 3, 1, 3))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal).ToList();
        return near.Count == 0 ? null : near[0].candidate;
    }

    /// <summary>" Did you mean 'path'?" where a known word is near; else empty.</summary>
    public static string Ask(string word, IEnumerable<string> known) => Nearest(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>Letters that were added, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
