using System.Diagnostics;
using System.Globalization;

namespace LabPlatform.Benchmarks;

/// <summary>Runs the committed scripts of the rival.</summary>
internal sealed class Kubectl(Place place)
{
    /// <summary>Seconds from nothing to an exec that has answered.</summary>
    public async Task<double> StartSessionAsync(CancellationToken cancellationToken)
    {
        var name = "bench-" + Guid.NewGuid().ToString("N")[..8];
        try
        {
            var output = await RunAsync(Script("plain-session.sh"), [name, place.ToolboxImage], cancellationToken);
            return double.Parse(output.Split(' ')[1], CultureInfo.InvariantCulture);
        }
        finally
        {
            await RunAsync("kubectl", ["delete", "namespace", name, "--ignore-not-found", "--wait=true"], cancellationToken);
        }
    }

    /// <summary>Milliseconds from key to echo, one a key.</summary>
    public async Task<double[]> EchoAsync(ToolboxPod pod, int keys, CancellationToken cancellationToken)
    {
        var output = await RunAsync(
            "python3",
            [Script("plain-echo.py"), keys.ToString(CultureInfo.InvariantCulture), "kubectl", "-n", pod.Namespace, "exec", "-it", pod.Name, "-c", pod.Container, "--", "cat"],
            cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>Megabytes (10^6) a second of <c>cat</c>.</summary>
    public async Task<double> CatAsync(ToolboxPod pod, string file, CancellationToken cancellationToken)
    {
        var output = await RunAsync(Script("plain-cat.sh"), [pod.Namespace, pod.Name, pod.Container, file], cancellationToken);
        var words = output.Split(' ');
        return double.Parse(words[1], CultureInfo.InvariantCulture) / 1e6 / double.Parse(words[3], CultureInfo.InvariantCulture);
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["KUBECONFIG"] = place.AdminKubeconfig;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}: {output}");
    }
}

internal sealed record ToolboxPod(string Namespace, string Name, string Container);
