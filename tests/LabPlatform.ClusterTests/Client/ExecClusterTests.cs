using System.Diagnostics;
using System.Text;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Client;

public sealed class ExecClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>, IAsyncLifetime
{
    private const string Pod = "exec";

    /// <summary>Longer than a client waits that hears nothing.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(22);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await cluster.Client.FindAsync(ApiResource.Pods, cluster.Namespace, Pod, Token) is null)
        {
            await cluster.StartPodAsync(Pod);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("true", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("exit 255", 255)]
    [InlineData("kill -9 $$", 137)]
    public async Task Run_CommandEnds_GivesItsExitCode(string script, int expected)
    {
        var result = await RunAsync(script);

        result.ExitCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Run_BothStreams_AreKeptApartAndWhole()
    {
        var result = await RunAsync("printf 'out \\377'; printf 'ünter' >&2");

        result.StandardOutput.ToArray().ShouldBe([.. "out "u8, 255]);
        result.ErrorText.ShouldBe("ünter");
    }

    [Fact]
    public async Task Run_Input_ArrivesToTheLastByteAndEnds()
    {
        var input = new byte[1_000_003];
        Random.Shared.NextBytes(input);

        var result = await cluster.Client.RunAsync(
            cluster.Namespace, Pod, ["sha256sum"], new RunOptions { Input = input }, Token);

        result.ExitCode.ShouldBe(0);
        result.OutputText.ShouldStartWith(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input)));
    }

    [Fact]
    public async Task Run_NoSuchProgram_IsAnErrorNotAnExitCode()
    {
        var ex = await Should.ThrowAsync<KubernetesException>(() => cluster.Client.RunAsync(cluster.Namespace, Pod, ["/no/such"], null, Token));

        ex.Message.ShouldContain("/no/such");
    }

    [Fact]
    public async Task Run_NoSuchPodOrContainer_SaysSo()
    {
        var pod = await Should.ThrowAsync<KubernetesException>(() => cluster.Client.RunAsync(cluster.Namespace, "nobody", ["true"], null, Token));
        var container = await Should.ThrowAsync<KubernetesException>(() => cluster.Client.RunAsync(cluster.Namespace, Pod, ["true"], new RunOptions { Container = "nobody" }, Token));

        pod.IsNotFound.ShouldBeTrue();
        pod.Message.ShouldContain("nobody");
        container.Message.ShouldContain("nobody");
    }

    [Fact]
    public async Task Exec_Terminal_EchoesResizesAndStopsAtControlC()
    {
        await using var exec = await cluster.Client.ExecAsync(cluster.Namespace, Pod, ["sh"], new ExecOptions { Stdin = true, Tty = true }, Token);
        await exec.ResizeAsync(132, 43, Token);
        await TypeAsync(exec, "stty size; cat\r");
        await ReadUntilAsync(exec, "43 132");
        await TypeAsync(exec, "hello\r");
        await ReadUntilAsync(exec, "hello\r\nhello\r\n"); // the terminal's echo, then cat's: it runs
        await TypeAsync(exec, "\x03");
        await ReadUntilAsync(exec, "# "); // the shell drops what is typed before it is back
        await TypeAsync(exec, "exit 7\r");

        await ReadUntilAsync(exec, null);
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(7);
    }

    [Fact]
    public async Task Exec_LargeOutput_ArrivesWhole()
    {
        const int Size = 67_500_000;
        var watch = Stopwatch.StartNew();
        await using var exec = await cluster.Client.ExecAsync(cluster.Namespace, Pod, ["sh", "-c", $"yes 0123456789abcdef | head -c {Size}"], null, Token);

        var length = await ReadUntilAsync(exec, null);

        TestContext.Current.TestOutputHelper?.WriteLine($"{Size / 1e6 / watch.Elapsed.TotalSeconds:0} MB/s over {exec.Protocol}");
        length.ShouldBe(Size);
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
    }

    [Fact]
    public async Task Exec_IdleLongerThanTheKeepAlive_StaysBecauseTheServerAnswersPings()
    {
        using var client = CreateImpatient();
        await using var exec = await client.ExecAsync(cluster.Namespace, Pod, ["cat"], new ExecOptions { Stdin = true }, Token);
        await Task.Delay(s_idle, Token);

        exec.ExitCode.IsCompleted.ShouldBeFalse();
        await TypeAsync(exec, "still there\n");
        await ReadUntilAsync(exec, "still there");
    }

    [Fact]
    public async Task Exec_ReaderPausesWhileTheCommandPrints_GoesOnWithoutLossAndStopsAtControlC()
    {
        using var client = CreateImpatient();
        await using var exec = await client.ExecAsync(cluster.Namespace, Pod, ["sh"], new ExecOptions { Stdin = true, Tty = true }, Token);
        await TypeAsync(exec, "i=0; while true; do i=$((i+1)); echo n$i.; done\r");
        await Task.Delay(s_idle, Token); // the output waits in the container

        await ReadUntilAsync(exec, "\nn20000.");
        await TypeAsync(exec, "\x03");
        await ReadUntilAsync(exec, "# ");
        await TypeAsync(exec, "exit 0\r");
        await ReadUntilAsync(exec, null);
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
    }

    private static ValueTask TypeAsync(PodExec exec, string text) => exec.SendAsync(Encoding.UTF8.GetBytes(text), Token);

    /// <summary>Reads until the text was seen, or to the end; gives the number of bytes.</summary>
    private static async Task<long> ReadUntilAsync(PodExec exec, string? text)
    {
        var seen = new StringBuilder();
        var found = false;
        long length = 0;
        while (true)
        {
            var read = await exec.StandardOutput.ReadAsync(Token).AsTask().DefaultTimeout();
            length += read.Buffer.Length;
            if (text is not null)
            {
                seen.Append(Encoding.UTF8.GetString(read.Buffer));
                found = seen.ToString().Contains(text, StringComparison.Ordinal);
                seen.Remove(0, Math.Max(0, seen.Length - 200)); // the text may be split over two reads
            }

            exec.StandardOutput.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || found)
            {
                return length;
            }
        }
    }

    // As impatient as a busy machine allows; what happens when is proved without a cluster, on a clock of the test's own.
    private KubernetesClient CreateImpatient() => new(
        cluster.Client.Configuration, new KubernetesClientOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(10) });

    private Task<ExecResult> RunAsync(string script) => cluster.Client.RunAsync(cluster.Namespace, Pod, ["sh", "-c", script], null, Token);
}
