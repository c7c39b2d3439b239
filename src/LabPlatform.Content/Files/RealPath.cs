namespace LabPlatform.Content.Files;

/// <summary>Follows symbolic links by hand, so that it is known where a path leads before anything is opened.</summary>
internal static class RealPath
{
    private const int MaximumLinks = 40;

    /// <param name="start">A real, absolute path.</param>
    /// <param name="path">Relative to it.</param>
    /// <returns>The absolute path without links; what does not exist is taken as written. Null where links go in circles.</returns>
    public static string? Resolve(string start, string path)
    {
        if (IsName(path) && Path.Combine(start, path) is var direct && LinkTarget(direct) is null)
        {
            return direct; // nearly always
        }

        var current = start;
        var links = 0;
        var pending = new Stack<string>();
        Push(pending, path);
        while (pending.TryPop(out var segment))
        {
            if (segment is "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, segment);
            if (LinkTarget(next) is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                return null;
            }

            current = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : current;
            Push(pending, target);
        }

        return current;
    }

    private static bool IsName(string path) => path is not ("" or "." or "..") && !path.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? LinkTarget(string path) => new FileInfo(path).LinkTarget;

    private static void Push(Stack<string> pending, string path)
    {
        foreach (var segment in path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (segment is not ".")
            {
                pending.Push(segment);
            }
        }
    }
}
