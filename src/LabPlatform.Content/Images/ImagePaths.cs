namespace LabPlatform.Content.Images;

/// <summary>Which files of the catalogue a page may mean by an image's source.</summary>
internal static class ImagePaths
{
    /// <summary>The page's own folder first, then the scenario's: authors write both.</summary>
    /// <param name="scenario">The scenario's folder, relative to the catalogue's root.</param>
    /// <param name="page">The page, relative to the scenario's folder.</param>
    /// <param name="source">As written: percent-encoded, perhaps with a query.</param>
    /// <returns>Paths relative to the catalogue's root; none that leaves it.</returns>
    public static IEnumerable<string> Candidates(string scenario, string page, string source)
    {
        var end = source.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end < 0 ? source : source[..end]);
        if (path.Length == 0 || path[0] == '/' || path.Any(c => char.IsControl(c) || c is '\\' or ':'))
        {
            return [];
        }

        var slash = page.LastIndexOf('/');
        var inPage = slash < 0 ? null : Combine($"{scenario}/{page[..slash]}", path);
        return new[] { inPage, Combine(scenario, path) }.OfType<string>();
    }

    /// <returns>Null when <paramref name="path"/> climbs above the root.</returns>
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

        return string.Join('/', segments);
    }
}
