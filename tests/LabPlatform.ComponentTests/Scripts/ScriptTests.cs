using System.Diagnostics;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ComponentTests.Scripts;

/// <summary>The browser's half of the terminals, as far as it needs no browser: <c>*.test.mjs</c> beside this file.</summary>
public sealed class ScriptTests
{
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Script_Tests_Pass(string file)
    {
        var start = new ProcessStartInfo("node", ["--test", RepositoryFiles.PathOf("tests", "LabPlatform.ComponentTests", "Scripts", file)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).DefaultTimeout();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken).DefaultTimeout();

        node.ExitCode.ShouldBe(0, output);
        output.ShouldNotContain("# pass 0");
    }

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("tests", "LabPlatform.ComponentTests", "Scripts"), "*.test.mjs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
