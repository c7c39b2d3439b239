using System.Diagnostics;
using System.Globalization;
using LabPlatform.Tests.Shared;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>The product as a process of its own, on the real cluster and with the labs that ship. It can be killed and started again.</summary>
internal sealed class RealSite : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-real-");
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private RealSite(IEnumerable<(string Key, string Value)> settings)
    {
        _settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}"));
    }

    public Uri Address { get; }

    public int ProcessId => _process!.Id;

    /// <summary>Where the cluster's identities are. Tests that need the cluster fail without it: a skipped story would look like a told one.</summary>
    private static string ClusterHome
    {
        get
        {
            var home = Environment.GetEnvironmentVariable("LABPLATFORM_HOME") is { Length: > 0 } set ? set : "/var/lib/labplatform";
            var there = Environment.GetEnvironmentVariable("LABPLATFORM_TEST_CLUSTER") is "1" && File.Exists(Path.Combine(home, "identities", "provisioner.kubeconfig"));
            there.ShouldBeTrue($"These tests need a cluster: ./lab up --without-site, LABPLATFORM_TEST_CLUSTER=1 (looked into {home}).");
            return home;
        }
    }

    public static async Task<RealSite> StartAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var site = new RealSite(settings);
        await site.StartAgainAsync();
        return site;
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LabPlatform.Web.dll")])
        {
            WorkingDirectory = _home.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development"; // only there are assets found without a publish
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["LabPlatform__Home"] = _home.FullName;
        start.Environment["LabPlatform__Labs"] = RepositoryFiles.PathOf("labs");
        start.Environment["Kubernetes__IdentitiesDirectory"] = Path.Combine(ClusterHome, "identities");
        start.Environment["Kubernetes__ImagesFile"] = Path.Combine(ClusterHome, "images.env");
        foreach (var (key, value) in _settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { }; // read, so that the process never waits for a full pipe
        _process.ErrorDataReceived += static (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        await Waits.UntilAsync("the site answers", async () =>
        {
            _process.HasExited.ShouldBeFalse("the site ended by itself");
            try
            {
                return (await client.GetStringAsync(new Uri("/cluster-status", UriKind.Relative))).Contains("\"available\":true", StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>kill -9: no goodbye to browsers, pods or database.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Ends the site and what its learners left running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        await AbandonedLabs.RemoveAsync(Path.Combine(_home.FullName, "site", "labplatform.db"), ClusterHome);
        _home.Delete(recursive: true);
    }
}
