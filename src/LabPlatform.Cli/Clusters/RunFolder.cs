using LabPlatform.Domain.Sessions;

namespace LabPlatform.Cli.Clusters;

/// <summary>
/// Where one run keeps the record of its sessions. A lock that dies with the process tells the folder of a run that goes on from one that
/// was killed, which the next run clears up.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string LockName = ".lock";

    private readonly FileStream _lock;

    private RunFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made: the caller is not root.</exception>
    public static RunFolder Create(string home)
    {
        var parent = Directory.CreateDirectory(Runs(home)).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // The lock comes first, under a name nobody looks for: a folder without it would look like one that was left.
        var path = System.IO.Path.Combine(parent, SessionId.New().Value);
        var hidden = System.IO.Path.Combine(parent, "." + System.IO.Path.GetFileName(path));
        Directory.CreateDirectory(hidden);
        var held = Lock(hidden);
        Directory.Move(hidden, path);
        return new RunFolder(path, held);
    }

    /// <summary>Takes over a folder whose run is no more.</summary>
    /// <returns>Null where there is none.</returns>
    public static RunFolder? TakeLeft(string home)
    {
        foreach (var path in Directory.Exists(Runs(home)) ? Directory.EnumerateDirectories(Runs(home)).Where(path => !System.IO.Path.GetFileName(path).StartsWith('.')) : [])
        {
            try
            {
                return new RunFolder(path, Lock(path));
            }
            catch (IOException)
            {
                // Its run goes on, or another one clears it up.
            }
        }

        return null;
    }

    /// <summary>Nothing is left in the cluster, and nothing shall be left here.</summary>
    public void Delete()
    {
        // While it is held: nobody may take it over half deleted.
        Directory.Delete(Path, recursive: true);
        Dispose();
    }

    public void Dispose() => _lock.Dispose();

    private static string Runs(string home) => System.IO.Path.Combine(home, "authoring");

    private static FileStream Lock(string path) => new(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
