namespace LabPlatform.Content.Loading.Assets;

/// <summary>Patterns of <c>details.assets</c>: <c>*</c> within one level, <c>**</c> any depth including none.</summary>
internal static class AssetGlob
{
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether <paramref name="path"/> is meant. A wildcard never stands for a leading dot.</summary>
    public static bool Matches(string pattern, string path) => Segments(Collapse(pattern.Split('/')), path.Split('/'));

    /// <summary>Two <c>**</c> in a row mean no more than one, but would be tried in every combination.</summary>
    private static string[] Collapse(string[] pattern) =>
        [.. pattern.Where((segment, index) => index == 0 || segment is not "**" || pattern[index - 1] is not "**")];

    private static bool Segments(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (pattern[0] is not "**")
        {
            return !path.IsEmpty && Segment(pattern[0], path[0]) && Segments(pattern[1..], path[1..]);
        }

        if (pattern.Length == 1)
        {
            return AllVisible(path);
        }

        for (var skip = 0; skip < path.Length; skip++)
        {
            if (Segments(pattern[1..], path[skip..]))
            {
                return AllVisible(path[..skip]);
            }
        }

        return false;
    }

    private static bool AllVisible(ReadOnlySpan<string> path)
    {
        foreach (var segment in path)
        {
            if (segment is ['.', ..])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Greedy with one step back: linear but for the last star.</summary>
    private static bool Segment(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (name is ['.', ..] && pattern is not ['.', ..])
        {
            return false;
        }

        var (p, n, star, mark) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] == name[n] && pattern[p] != '*')))
            {
                p++;
                n++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = n;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}
