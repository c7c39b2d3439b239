using LabPlatform.Content.Files;

namespace LabPlatform.Content.Images;

/// <summary>Which files of the catalogue a page may mean by an image's source.</summary>
internal static class ImagePaths
{
    private const int MaximumCandidates = 60;

    /// <summary>
    /// The page's own folder first, then the scenario's: authors write both. Then what they may have meant: a path that climbs too far is taken from the
    /// folders above, and Katacoda's <c>/user/courses/course/scenario/assets/x.png</c> by its longest end that exists.
    /// </summary>
    /// <param name="scenario">The scenario's folder, relative to the catalogue's root.</param>
    /// <param name="page">The page, relative to the scenario's folder.</param>
    /// <param name="source">As written: percent-encoded, perhaps with a query.</param>
    /// <returns>Paths relative to the catalogue's root; none that leaves it.</returns>
    public static IEnumerable<string> Candidates(string scenario, string page, string source)
    {
        var end = source.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end < 0 ? source : source[..end]);
        if (path.Length == 0 || path.Any(c => char.IsControl(c) || c is '\\' or ':'))
        {
            return [];
        }

        var folder = CataloguePath.Combine(scenario, CataloguePath.Folder(page)).TrimEnd('/');
        var meant = path[0] == '/' ? FromAbove(scenario, Ends(path)) : Relative(folder, scenario, path);
        return meant.OfType<string>().Distinct(StringComparer.Ordinal).Take(MaximumCandidates);
    }

    private static IEnumerable<string?> Relative(string folder, string scenario, string path)
    {
        yield return Combine(folder, path);
        yield return Combine(scenario, path);

        var tail = path.Split('/').SkipWhile(segment => segment is ".." or "." or "").ToList();
        if (path.StartsWith("..", StringComparison.Ordinal) || path.StartsWith("./..", StringComparison.Ordinal))
        {
            foreach (var above in FromAbove(scenario, [string.Join('/', tail)]))
            {
                yield return above;
            }
        }
    }

    /// <summary>Each of <paramref name="ends"/> in the scenario's folder and all above it, the farthest first: that is where the root of a repository lies.</summary>
    private static IEnumerable<string?> FromAbove(string scenario, IReadOnlyList<string> ends)
    {
        foreach (var end in ends)
        {
            yield return Combine("", end);
            for (var slash = scenario.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = scenario.IndexOf('/', slash + 1))
            {
                yield return Combine(scenario[..slash], end);
            }

            yield return Combine(scenario, end);
        }
    }

    /// <summary>The path without its first folders, longest first: Katacoda's begins with an account and <c>courses</c>.</summary>
    private static List<string> Ends(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var first = segments.Length > 3 && segments[1] is "courses" or "scenarios" ? 2 : 0;
        return [.. Enumerable.Range(first, Math.Max(0, segments.Length - first)).Select(skip => string.Join('/', segments[skip..]))];
    }

    /// <returns>Null when <paramref name="path"/> climbs above the root, or means no file.</returns>
    private static string? Combine(string folder, string path)
    {
        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in path.Split('/'))
        {
            switch (segment)
            {
                case "" or ".":
                    break;
                case ".." when segments.Count == 0:
                    return null;
                case "..":
                    segments.RemoveAt(segments.Count - 1);
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }
}
