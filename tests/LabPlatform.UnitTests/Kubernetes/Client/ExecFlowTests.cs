using System.Diagnostics;
using System.Net.WebSockets;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Back-pressure, cancellation, limits and signs of life of an exec.</summary>
public sealed class ExecFlowTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_idle = Watchful.KeepAliveInterval + (2 * Watchful.KeepAliveTimeout); // time that passes is what is tested

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exec_OneReaderLooksAway_OthersGoOn()
    {
        await using var server = await EndlessOutput.StartAsync(new EndlessOutput.Progress());
        using var client = server.CreateClient();
        await using var ignored = await client.ExecAsync("lab", "toolbox", ["yes"], null, Token);
        await using var read = await client.ExecAsync("lab", "toolbox", ["yes"], null, Token);

        long length = 0;
        while (length < 20_000_000)
        {
            var result = await read.StandardOutput.ReadAsync(Token).AsTask().DefaultTimeout();
            length += result.Buffer.Length;
            read.StandardOutput.AdvanceTo(result.Buffer.End);
        }
    }

    [Fact]
    public async Task Exec_ReaderPausesLongerThanTheKeepAlive_IsStillThere()
    {
        // The double never reads, so it never answers a ping; while our reader pauses that must not count.
        var counter = new EndlessOutput.Progress();
        await using var server = await EndlessOutput.StartAsync(counter);
        using var client = server.CreateClient(Watchful);
        await using var exec = await client.ExecAsync("lab", "toolbox", ["yes"], null, Token);
        await counter.StallAsync();
        await Task.Delay(s_idle, Token);

        (await exec.StandardOutput.ReadAtLeastAsync(1_000, Token)).Buffer.Length.ShouldBeGreaterThan(0);
        exec.ExitCode.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Exec_ConnectionIsABlackHole_EndsAfterTheKeepAlive_F14()
    {
        await using var server = await ApiServerDouble.StartExecAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient(Impatient);
        var watch = Stopwatch.StartNew();
        await using var exec = await client.ExecAsync("lab", "toolbox", ["sh"], null, Token);

        var ex = await Should.ThrowAsync<KubernetesConnectionException>(() => exec.ExitCode.DefaultTimeout());

        ex.Message.ShouldContain("no sign of life");
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.45), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Exec_IdleButAlive_Stays()
    {
        // This double reads, so it answers pings.
        await using var server = await ApiServerDouble.StartExecAsync(static async socket =>
        {
            var buffer = new byte[16];
            await socket.ReceiveAsync(buffer, Token);
            await socket.SuccessAsync();
            await socket.CloseAsync();
        });
        using var client = server.CreateClient(Watchful);
        await using var exec = await client.ExecAsync("lab", "toolbox", ["sh"], new ExecOptions { Stdin = true }, Token);
        await Task.Delay(s_idle, Token);

        exec.ExitCode.IsCompleted.ShouldBeFalse();
        await exec.SendAsync(new byte[1], Token);
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
    }

    [Fact]
    public async Task Run_Cancelled_ReturnsWithinASecond()
    {
        await using var server = await ApiServerDouble.StartExecAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var run = client.RunAsync("lab", "toolbox", ["sleep", "1000"], null, cancel.Token);
        await Waits.UntilAsync("exec runs", () => Task.FromResult(server.Requests.Count == 1));

        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run.DefaultTimeout());
        watch.Elapsed.ShouldBeLessThan(s_second);
    }

    [Fact]
    public async Task Exec_DisposedWhileServerHangs_ReturnsWithinASecond()
    {
        await using var server = await ApiServerDouble.StartExecAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient();
        var exec = await client.ExecAsync("lab", "toolbox", ["sleep", "1000"], null, Token);
        var reading = exec.StandardOutput.ReadAsync(Token).AsTask();

        var watch = Stopwatch.StartNew();
        await exec.DisposeAsync();

        watch.Elapsed.ShouldBeLessThan(s_second);
        await Should.ThrowAsync<KubernetesConnectionException>(() => reading.DefaultTimeout());
        (await Should.ThrowAsync<KubernetesConnectionException>(() => exec.ExitCode.DefaultTimeout())).Message.ShouldContain("from this side");
        await Should.ThrowAsync<KubernetesConnectionException>(async () => await exec.SendAsync(new byte[1], Token));
        await exec.DisposeAsync();
    }

    [Fact]
    public async Task Send_ServerDoesNotRead_CancelsWithinASecondAndConnectionLives()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        long received = 0;
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await go.Task;
            var buffer = new byte[65536];
            while (await socket.ReceiveAsync(buffer, Token) is { MessageType: WebSocketMessageType.Binary } frame)
            {
                received += frame.Count;
                if (buffer[1] == (byte)'!')
                {
                    await socket.SuccessAsync();
                    await socket.CloseAsync();
                    return;
                }
            }
        });
        using var client = server.CreateClient();
        await using var exec = await client.ExecAsync("lab", "toolbox", ["sleep", "1000"], new ExecOptions { Stdin = true }, Token);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        var watch = Stopwatch.StartNew();

        await Should.ThrowAsync<OperationCanceledException>(async () => await exec.SendAsync(new byte[64_000_000], cancel.Token));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1.5));
        go.SetResult();
        await exec.SendAsync("!"u8.ToArray(), Token).AsTask().DefaultTimeout();
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
        received.ShouldBeLessThan(64_000_000);
    }

    [Fact]
    public async Task Send_ManyAtOnceWithResizesAndPings_NeverMixes()
    {
        const int Senders = 4;
        const int Size = 1_000_000;
        var input = new List<byte[]>();
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            var buffer = new byte[65536];
            for (var left = Senders * Size; left > 0;)
            {
                var frame = await socket.ReceiveAsync(buffer, Token);
                frame.EndOfMessage.ShouldBeTrue();
                buffer[0].ShouldBeOneOf((byte)0, (byte)4);
                if (buffer[0] == 0)
                {
                    input.Add(buffer[1..frame.Count]);
                    left -= frame.Count - 1;
                }
            }

            await socket.SuccessAsync();
            await socket.CloseAsync();
        });
        using var client = server.CreateClient(new KubernetesClientOptions { KeepAliveInterval = TimeSpan.FromMilliseconds(4) });
        await using var exec = await client.ExecAsync("lab", "toolbox", ["cat"], new ExecOptions { Stdin = true }, Token);

        await Task.WhenAll(Enumerable.Range(1, Senders).Select(async i =>
        {
            await exec.ResizeAsync(80 + i, 24, Token);
            await exec.SendAsync(Enumerable.Repeat((byte)i, Size).ToArray(), Token);
        })).DefaultTimeout();

        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
        var bytes = input.SelectMany(part => part).ToArray();
        bytes.Chunk(Size).ShouldAllBe(chunk => chunk.All(value => value == chunk[0]));
    }

    [Fact]
    public async Task Run_NeverEndsAndPrintsForever_IsCutAndTimedOut_Row80()
    {
        await using var server = await EndlessOutput.StartAsync(new EndlessOutput.Progress());
        using var client = server.CreateClient();
        var watch = Stopwatch.StartNew();

        var result = await client.RunAsync("lab", "toolbox", ["yes"], new RunOptions { OutputLimit = 1000, Timeout = s_second }, Token).DefaultTimeout();

        result.ShouldSatisfyAllConditions(
            () => result.TimedOut.ShouldBeTrue(),
            () => result.ExitCode.ShouldBeNull(),
            () => result.StandardOutput.Length.ShouldBe(1000),
            () => result.Truncated.ShouldBeTrue(),
            () => watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(3)));
    }

    /// <summary>Asks often, but waits long enough for the double, which shares a busy machine with the other tests.</summary>
    private static KubernetesClientOptions Watchful => new() { KeepAliveInterval = TimeSpan.FromSeconds(0.25), KeepAliveTimeout = TimeSpan.FromSeconds(4) };

    private static KubernetesClientOptions Impatient => new() { KeepAliveInterval = TimeSpan.FromSeconds(0.25), KeepAliveTimeout = TimeSpan.FromSeconds(0.25) };
}
