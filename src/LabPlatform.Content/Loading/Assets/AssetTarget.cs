namespace LabPlatform.Content.Loading.Assets;

/// <summary>Where assets go in the toolbox.</summary>
internal static class AssetTarget
{
    private const string Home = "/root";

    /// <returns>An absolute folder without <c>.</c>, <c>..</c> or a slash at its end; null where the author's word is none.</returns>
    public static string? Folder(string target)
    {
        if (target.Any(c => char.IsControl(c) || c == '\\'))
        {
            return null;
        }

        var path = target switch
        {
            "" or "~" => Home,
            ['~', '/', ..] => Home + target[1..],
            ['/', ..] => target,
            _ => $"{Home}/{target}",
        };
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment is not ".").ToList();
        return segments.Contains("..", StringComparer.Ordinal) ? null : string.Concat(segments.Select(segment => "/" + segment));
    }
}
