using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace LabPlatform.Benchmarks.Workspace;

/// <summary>The rival in the browser: wetty, a web terminal from npm, with <c>kubectl exec -it</c> into the same pod.</summary>
internal sealed class Wetty : IAsyncDisposable
{
    /// <summary>Where publishing this project has installed it.</summary>
    private const string Folder = "tests/LabPlatform.Benchmarks/Workspace/Wetty";

    private readonly Process _process;
    private readonly IBrowserContext _context;
    private readonly string _address;

    private Wetty(Process process, IBrowserContext context, string address) => (_process, _context, _address) = (process, context, address);

    public static async Task<Wetty> StartAsync(Chromium chromium, Place place, ToolboxPod pod, CancellationToken cancellationToken)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            "node",
            [
                Path.Combine(Folder, "node_modules/wetty/build/main.js"), "--host", "127.0.0.1", "--port", port, "--log-level", "error",
                "--command", $"kubectl -n {pod.Namespace} exec -it {pod.Name} -c {pod.Container} -- bash",
            ])
        {
            UseShellExecute = false,
        };
        start.Environment["KUBECONFIG"] = place.AdminKubeconfig;
        start.Environment["NODE_ENV"] = "production";
        var wetty = new Wetty(Process.Start(start)!, await chromium.NewContextAsync(), $"http://127.0.0.1:{port}/");
        await wetty.AnswersAsync(cancellationToken);
        return wetty;
    }

    /// <summary>One more window, with its prompt there.</summary>
    public async Task<IPage> OpenAsync()
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(_address);
        await page.EvaluateAsync("bench.prompt");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"wetty ended with exit code {_process.ExitCode}. Publishing this project installs it.");
            }

            try
            {
                await client.GetStringAsync(new Uri(_address), cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await pause.WaitForNextTickAsync(cancellationToken); // not yet
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
