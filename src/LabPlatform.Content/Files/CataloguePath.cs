using System.Buffers;

namespace LabPlatform.Content.Files;

/// <summary>Paths as authors write them: relative, with slashes.</summary>
internal static class CataloguePath
{
    private static readonly SearchValues<string> s_encodedSeparators = SearchValues.Create(["%2f", "%5c"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="reference"/> is a plain relative path; all else is refused, never repaired.</summary>
    /// <remarks>Also refuses percent-encoded separators: nothing decodes them today, and nothing should be tempted to.</remarks>
    public static bool IsPlain(string reference) =>
        reference.Length is > 0 and <= 1000
        && !reference.Any(c => char.IsControl(c) || c == '\\')
        && !reference.AsSpan().ContainsAny(s_encodedSeparators)
        && Array.TrueForAll(reference.Split('/'), segment => segment is not ("" or "." or ".."));

    public static string Combine(string folder, string path) => folder.Length == 0 ? path : $"{folder}/{path}";

    /// <summary>Follows <c>..</c> too.</summary>
    /// <returns>Null when the path is not plain otherwise, or climbs above the root.</returns>
    public static string? CombineClimbing(string folder, string path)
    {
        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in path.TrimEnd('/').Split('/'))
        {
            if (segment is "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        var combined = string.Join('/', segments);
        return combined.Length == 0 || IsPlain(combined) ? combined : null;
    }

    /// <returns>The last segment.</returns>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <returns>All but the last segment; empty where there is only one.</returns>
    public static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
