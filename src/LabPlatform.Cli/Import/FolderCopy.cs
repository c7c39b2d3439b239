namespace LabPlatform.Cli.Import;

/// <summary>Copies a folder of scenarios: files and folders, and nothing that leads elsewhere.</summary>
internal static class FolderCopy
{
    /// <param name="target">Exists.</param>
    /// <returns>What was left out, relative to <paramref name="source"/>: links.</returns>
    /// <exception cref="ImportException">More than the limits allow.</exception>
    public static IReadOnlyList<string> Copy(string source, string target, CopyLimits limits, CancellationToken cancellationToken)
    {
        var (bytes, files, left) = (0L, 0, new List<string>());
        Copy(new DirectoryInfo(source), target);
        return left;

        void Copy(DirectoryInfo folder, string into)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.'))) // git's own, an editor's
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = Path.Combine(into, entry.Name);
                if (entry.LinkTarget is not null)
                {
                    left.Add(Path.GetRelativePath(source, entry.FullName));
                }
                else if (entry is DirectoryInfo inner)
                {
                    Copy(inner, Directory.CreateDirectory(path).FullName);
                }
                else
                {
                    var file = (FileInfo)entry;
                    bytes += file.Length;
                    files++;
                    ThrowIfOver(bytes, files, limits);
                    CopyFile(file, path);
                }
            }
        }
    }

    /// <summary>Bytes of all files below a folder; 0 where there is none.</summary>
    public static long Size(string folder)
    {
        var sum = 0L;
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true }))
            {
                sum += file.Exists ? file.Length : 0; // gone meanwhile: git renames what it has received
            }
        }
        catch (IOException)
        {
            // Somebody works in there; the next look sees more.
        }

        return sum;
    }

    // Length 0: not opened, because a pipe or a device has that length too and may block for ever.
    private static void CopyFile(FileInfo file, string path)
    {
        if (file.Length == 0)
        {
            File.WriteAllBytes(path, []);
            return;
        }

        file.CopyTo(path);
    }

    private static void ThrowIfOver(long bytes, int files, CopyLimits limits)
    {
        if (bytes > limits.Bytes)
        {
            throw new ImportException(limits.TooLarge);
        }

        if (files > limits.Files)
        {
            throw new ImportException(limits.TooMany);
        }
    }
}
