using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LabPlatform.Cli.Clusters;

namespace LabPlatform.Cli.Preview;

/// <summary>The site as a process of this command: on this machine only, with a store of its own, and with the cluster's accounts if there are any.</summary>
internal sealed class PreviewSite : IAsyncDisposable
{
    private const int LastLines = 20;

    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private PreviewSite(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public string LastWords => string.Join(Environment.NewLine, _said);

    /// <param name="labs">A scenario's folder, or a folder of scenarios: its whole catalogue.</param>
    /// <exception cref="InvalidOperationException">It does not start; the message tells what it says.</exception>
    public static async Task<PreviewSite> StartAsync(RunFolder folder, string labs, int port, CancellationToken cancellationToken)
    {
        var program = Environment.GetEnvironmentVariable("LABPLATFORM_SITE") is { Length: > 0 } site
            ? Path.Combine(site, "LabPlatform.Web.dll")
            : throw new InvalidOperationException("The preview is called as ./lab preview, which builds the site it shows.");
        var address = $"http://127.0.0.1:{Free(port).ToString(CultureInfo.InvariantCulture)}";
        var start = new ProcessStartInfo("setsid", ["dotnet", program]) // a session of its own: Ctrl-C is ours to hear
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        foreach (var (key, value) in Settings(folder, labs, address))
        {
            start.Environment[key] = value;
        }

        var preview = new PreviewSite(Process.Start(start)!, address);
        try
        {
            preview.Listen();
            await preview.AwaitAnswerAsync(cancellationToken).ConfigureAwait(false);
            return preview;
        }
        catch
        {
            await preview.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Returns when the site ends by itself.</summary>
    public Task AwaitEndAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // What it has stored is complete at any moment, and nothing else of it is kept.
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        _process.Dispose();
    }

    private static Dictionary<string, string> Settings(RunFolder folder, string labs, string address) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = address,
        ["LabPlatform__Home"] = folder.Path,
        ["LabPlatform__Preview"] = "true",
        ["LabPlatform__Limits__StartsPerAddress"] = "1000",
        ["Content__Root"] = labs,
        ["Content__Debounce"] = "00:00:00.1",
        ["Content__PollInterval"] = "00:00:02",
        ["Data__File"] = Path.Combine(folder.Path, ClusterHost.StoreName),
        ["Kubernetes__IdentitiesDirectory"] = ClusterPlace.Identities,
        ["Kubernetes__ImagesFile"] = ClusterPlace.ImagesFile,
        ["Kubernetes__ProgressFile"] = ClusterPlace.ProgressFile,
    };

    private void Listen()
    {
        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                _said.Enqueue(text);
                while (_said.Count > LastLines && _said.TryDequeue(out _))
                {
                }
            }
        }

        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task AwaitAnswerAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        using var limit = new CancellationTokenSource(s_startLimit);
        while (!_process.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode && !_process.HasExited)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(s_look, cancellationToken).ConfigureAwait(false);
        }

        throw new InvalidOperationException($"The preview's site does not start at {Address}. Its last words:{Environment.NewLine}{LastWords}");
    }

    /// <summary>Another program's answer must not be taken for the site's.</summary>
    private static int Free(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException exception)
        {
            throw new InvalidOperationException($"Port {port.ToString(CultureInfo.InvariantCulture)} cannot be used ({exception.Message}); choose another one with --port.", exception);
        }
    }
}
