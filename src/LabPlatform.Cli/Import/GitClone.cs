using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace LabPlatform.Cli.Import;

/// <summary>Fetches the newest state of a repository with git, which is let do nothing else: no hooks, filters, submodules, redirects, links or questions.</summary>
/// <param name="program">git.</param>
/// <param name="resolve">Finds the addresses of a host.</param>
internal sealed class GitClone(string program, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CopyLimits limits, TimeProvider time)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    /// <param name="folder">Does not exist yet; has the files without git's own afterwards, and without links.</param>
    /// <returns>Links of the repository, which were left out.</returns>
    /// <exception cref="ImportException">Refused, not possible, too large or too slow.</exception>
    public async Task<IReadOnlyList<string>> FetchAsync(GitAddress address, string folder, CancellationToken cancellationToken)
    {
        var found = await ResolveAsync(address.Host, cancellationToken).ConfigureAwait(false);
        var (code, said) = await RunAsync(CloneArguments(address, found, folder), folder, cancellationToken).ConfigureAwait(false);
        if (code != 0)
        {
            throw new ImportException($"git could not fetch {address.Text}: {said.Trim().Split('\n')[^1]}");
        }

        var (_, tree) = await RunAsync([.. s_careful, "-C", folder, "ls-tree", "-r", "-z", "HEAD"], folder, cancellationToken).ConfigureAwait(false);
        var links = tree.Split('\0').Where(line => line.StartsWith("120000 ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]).ToList();
        foreach (var link in links)
        {
            File.Delete(Path.Combine(folder, link)); // a file with the link's target as its text
        }

        Directory.Delete(Path.Combine(folder, ".git"), recursive: true);
        return links;
    }

    private static readonly string[] s_careful =
    [
        "-c", "protocol.allow=never", "-c", "protocol.https.allow=always", "-c", "http.followRedirects=false", "-c", "core.hooksPath=/dev/null", "-c", "core.symlinks=false",
        "-c", "core.fsmonitor=false", "-c", "credential.helper=", "-c", "filter.lfs.smudge=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false", "-c", "submodule.recurse=false",
    ];

    /// <summary>Pinned to the address that was looked at: a name that answers differently the next moment leads nowhere else.</summary>
    internal static IReadOnlyList<string> CloneArguments(GitAddress address, IPAddress found, string folder)
    {
        var numeric = found.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{found}]" : found.ToString();
        return
        [
            .. s_careful, "-c", $"http.curloptResolve={address.Host}:443:{numeric}",
            "clone", "--quiet", "--depth", "1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=", "--", address.Text, folder,
        ];
    }

    private async Task<IPAddress> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = await resolve(host, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Net.Sockets.SocketException exception)
        {
            throw new ImportException($"The address of {host} cannot be found: {exception.Message}", exception);
        }

        // All of them: one that is not public shows that the name is not what it seems.
        return addresses.Length > 0 && addresses.All(PublicAddresses.IsPublic)
            ? addresses[0]
            : throw new ImportException($"{host} has no public address here ({string.Join(", ", addresses.Select(address => address.ToString()))}); nothing was asked of it.");
    }

    private async Task<(int Code, string Output)> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear(); // no settings of the caller's, nothing to hand on
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = "/nonexistent";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "https";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1";
        using var process = Start(start);
        process.StandardInput.Close();
        var said = new StringBuilder();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, said), ReadAsync(process.StandardError, said));
        try
        {
            await WatchAsync(process, folder, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        return (process.ExitCode, said.ToString());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ImportException($"{start.FileName} cannot be started: {exception.Message}", exception);
        }
    }

    private async Task WatchAsync(Process process, string folder, CancellationToken cancellationToken)
    {
        var exit = process.WaitForExitAsync(cancellationToken);
        var started = time.GetTimestamp();
        while (!exit.IsCompleted)
        {
            if (time.GetElapsedTime(started) > limits.Time)
            {
                throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"It took longer than {limits.Time.TotalSeconds:0} seconds."));
            }

            if (FolderCopy.Size(folder) > limits.Bytes)
            {
                throw new ImportException(limits.TooLarge);
            }

            await Task.WhenAny(exit, Task.Delay(s_look, time, cancellationToken)).ConfigureAwait(false);
        }

        await exit.ConfigureAwait(false);
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder said)
    {
        const int Most = 1 << 20;
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer.AsMemory()).ConfigureAwait(false) is > 0 and var count)
        {
            lock (said)
            {
                said.Append(buffer, 0, Math.Min(count, Most - said.Length));
            }
        }
    }
}
