using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Terminals;

/// <summary>The site as a process of its own on the local cluster: it can be killed, and its memory is its own.</summary>
/// <param name="settings">On top of what every site here has, as keys with colons.</param>
internal sealed class SiteProcess(params IEnumerable<(string Key, string Value)> settings) : IAsyncDisposable
{
    private static readonly string s_clusterHome = Environment.GetEnvironmentVariable("LABPLATFORM_HOME") is { Length: > 0 } home ? home : "/var/lib/labplatform";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-terminals-");
    private readonly string _address = $"http://127.0.0.1:{FreePort()}";
    private Process? _process;

    public Uri Address => new(_address);

    /// <summary>Resident memory of the site, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LabPlatform.Web.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = _address,
                ["ASPNETCORE_CONTENTROOT"] = _home.FullName,
                ["LabPlatform__Home"] = _home.FullName,
                ["LabPlatform__Labs"] = RepositoryFiles.PathOf("labs"),
                ["Kubernetes__IdentitiesDirectory"] = Path.Combine(s_clusterHome, "identities"),
                ["Kubernetes__ImagesFile"] = Path.Combine(s_clusterHome, "images.env"),
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        _process.BeginOutputReadLine(); // read and forgotten: a full pipe would stop the site
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        await Waits.UntilAsync("the site answers", async () =>
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                return false;
            }
        }, TimeSpan.FromMinutes(1));
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _home.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
