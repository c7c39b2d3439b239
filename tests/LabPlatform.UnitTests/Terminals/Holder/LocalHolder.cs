using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using LabPlatform.Domain.Terminals;
using LabPlatform.Kubernetes.Terminals;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>A real <c>labterm serve</c> with a home of its own, as it runs in a toolbox.</summary>
internal sealed class LocalHolder : IAsyncDisposable
{
    private static readonly string s_script = RepositoryFiles.PathOf("deploy", "images", "toolbox", "labterm", "labterm.py");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labterm-");

    private readonly int _stalledAfter;

    private LocalHolder(string profile, int stalledAfter)
    {
        _stalledAfter = stalledAfter;
        Home = _folder.CreateSubdirectory("home").FullName;
        Skeleton = _folder.CreateSubdirectory("skeleton").FullName;
        File.WriteAllText(Path.Combine(Skeleton, ".profile"), profile);
        Process = Start("serve");
    }

    public Process Process { get; private set; }

    public string Home { get; }

    public string Skeleton { get; }

    public string Socket => Path.Combine(_folder.FullName, "s");

    /// <summary>Memory of the holder itself, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64;
        }
    }

    /// <param name="profile">The <c>.profile</c> that an empty home is filled with.</param>
    /// <param name="stalledAfter">Seconds for which a viewer that does not acknowledge is waited for.</param>
    public static async Task<LocalHolder> StartAsync(string profile = "PS1='$ '; bind 'set enable-bracketed-paste off' 2>/dev/null\n", int stalledAfter = 15)
    {
        var holder = new LocalHolder(profile, stalledAfter);
        await holder.ListeningAsync();
        return holder;
    }

    /// <summary>Ends the holder as a container restart does, and starts another one in the same home.</summary>
    public async Task RestartAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Process = Start("serve");
        await ListeningAsync();
    }

    public async Task<Viewer> AttachAsync(int terminal = 1, string viewer = "viewer01", bool mayType = true, long epoch = 0, long from = 0, TerminalSize? size = null, bool visible = true)
    {
        var request = new TerminalRequest(terminal, viewer, epoch, from, mayType ? size ?? new TerminalSize(80, 24) : null, mayType, visible);
        return await Viewer.AttachAsync(await ConnectAsync(request, TestContext.Current.CancellationToken));
    }

    /// <exception cref="TerminalException">The holder is away, as in a toolbox that starts again.</exception>
    public async Task<ITerminalConnection> ConnectAsync(TerminalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await HolderConnection.OpenAsync(await SocketChannel.ConnectAsync(Socket, cancellationToken), request, TimeProvider.System, cancellationToken);
        }
        catch (SocketException ex)
        {
            throw new TerminalException("The holder does not listen.", ex);
        }
    }

    /// <summary>Runs another of its commands to the end.</summary>
    public async Task<(int ExitCode, string Errors)> RunAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).DefaultTimeout();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).DefaultTimeout();
        return (process.ExitCode, errors);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", ["-IS", s_script, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LABTERM_SOCKET"] = Socket, ["LABTERM_SKELETON"] = Skeleton, ["HOME"] = Home, ["PYTHONDONTWRITEBYTECODE"] = "1", ["LABTERM_STALLED_AFTER"] = _stalledAfter.ToString(CultureInfo.InvariantCulture) },
        };
        return System.Diagnostics.Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync(CancellationToken.None);
        Process.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task ListeningAsync() => Waits.UntilAsync("the holder listens", async () =>
    {
        if (Process.HasExited)
        {
            throw new InvalidOperationException(await Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });
}
