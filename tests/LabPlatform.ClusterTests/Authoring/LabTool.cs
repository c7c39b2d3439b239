using System.Diagnostics;
using System.Text.Json;
using LabPlatform.Cli;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Authoring;

/// <summary>The authors' tool, as <c>./lab</c> calls it.</summary>
internal static class LabTool
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "LabPlatform.Cli.dll");

    /// <summary>Runs a command in this process.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await LabCommand.RunAsync(arguments, output, errors, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }

    public static async Task<(int Code, JsonElement Scenario)> TryAsync(AuthorsLab lab)
    {
        var (code, output, errors) = await RunAsync("try", "--json", lab.Folder);
        output.ShouldNotBeEmpty(errors);
        using var document = JsonDocument.Parse(output);
        return (code, document.RootElement.GetProperty("scenarios").EnumerateArray().ShouldHaveSingleItem().Clone());
    }

    /// <summary>Starts <c>try</c> as a process that a test may interrupt or kill, and waits until its lab has a shell.</summary>
    /// <returns>The process and the id of the session.</returns>
    public static async Task<(Process Process, string Session)> StartTryAsync(AuthorsLab lab)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "try", lab.Folder]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        line.ShouldNotBeNull().ShouldContain("(session ");
        return (process, line[(line.IndexOf("(session ", StringComparison.Ordinal) + 9)..].TrimEnd(')'));
    }

    public static async Task SignalAsync(this Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).DefaultTimeout();
    }
}
