using System.IO.Pipelines;
using System.Net.WebSockets;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Back-pressure, cancellation, limits and signs of life of an exec.</summary>
public sealed class ExecFlowTests
{
    // More than the buffers of two sockets and what a client reads ahead can hold (tcp_rmem and tcp_wmem allow some 40 MB).
    private const long UnderWay = 64_000_000;

    private const int ReadAhead = 64 * 1024;

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
    public async Task Exec_NobodyReads_ServerIsStoppedAndReadOnWithoutLoss_Row43()
    {
        var counter = new EndlessOutput.Progress();
        await using var server = await EndlessOutput.StartAsync(counter);
        using var client = server.CreateClient();
        await using var exec = await client.ExecAsync("lab", "toolbox", ["yes"], new ExecOptions { ReadAhead = ReadAhead }, Token);
        await Waits.UntilStillAsync("the server is stopped", () => counter.Sent);
        var stopped = counter.Sent;
        stopped.ShouldBeLessThan(UnderWay);

        // What was sent sits in the sockets' buffers, not in ours, and follows what is read.
        long position = 0;
        while (position < stopped + 10_000_000)
        {
            var read = await exec.StandardOutput.ReadAsync(Token).AsTask().DefaultTimeout();
            read.Buffer.Length.ShouldBeLessThan(ReadAhead + (64 * 1024));
            foreach (var segment in read.Buffer)
            {
                EndlessOutput.Check(segment.Span, ref position);
            }

            (counter.Sent - position).ShouldBeLessThan(UnderWay);
            exec.StandardOutput.AdvanceTo(read.Buffer.End);
        }
    }

    [Fact]
    public async Task Exec_ReaderPausesLongerThanTheKeepAlive_IsStillThere()
    {
        // The double never reads, so it never answers a ping; while our reader pauses that must not count.
        var time = new ManualTime();
        await using var server = await EndlessOutput.StartAsync(new EndlessOutput.Progress());
        using var client = server.CreateClient(time: time);
        await using var exec = await client.ExecAsync("lab", "toolbox", ["yes"], new ExecOptions { ReadAhead = ReadAhead }, Token);
        await Waits.UntilAsync("as much is read ahead as may be", () => Task.FromResult(Waiting(exec.StandardOutput) >= ReadAhead));

        time.Advance(TimeSpan.FromHours(1));

        (await exec.StandardOutput.ReadAtLeastAsync(10 * ReadAhead, Token).AsTask().DefaultTimeout()).Buffer.Length.ShouldBeGreaterThanOrEqualTo(10 * ReadAhead);
        exec.ExitCode.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Exec_ConnectionIsABlackHole_EndsAfterTheKeepAlive_F14()
    {
        var time = new ManualTime();
        await using var server = await ApiServerDouble.StartExecAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient(time: time);
        await using var exec = await client.ExecAsync("lab", "toolbox", ["sh"], null, Token);

        // In the silence that begins with the first read; when exactly it ends, LivenessStreamTests know.
        await Waits.UntilAsync("the command is given up", () =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(exec.ExitCode.IsCompleted);
        });

        (await Should.ThrowAsync<KubernetesConnectionException>(() => exec.ExitCode)).Message.ShouldContain("no sign of life for 40 s");
    }

    [Fact]
    public async Task Run_Cancelled_ReturnsThoughTheServerHangs()
    {
        await using var server = await ApiServerDouble.StartExecAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient();
        using var cancel = new CancellationTokenSource();
        var run = client.RunAsync("lab", "toolbox", ["sleep", "1000"], null, cancel.Token);
        await Waits.UntilAsync("exec runs", () => Task.FromResult(server.Requests.Count == 1));

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run.DefaultTimeout());
    }

    [Fact]
    public async Task Exec_DisposedWhileServerHangs_Returns()
    {
        await using var server = await ApiServerDouble.StartExecAsync(static _ => Task.Delay(Timeout.Infinite, Token));
        using var client = server.CreateClient();
        var exec = await client.ExecAsync("lab", "toolbox", ["sleep", "1000"], null, Token);
        var reading = exec.StandardOutput.ReadAsync(Token).AsTask();

        await exec.DisposeAsync().AsTask().DefaultTimeout();

        await Should.ThrowAsync<KubernetesConnectionException>(() => reading.DefaultTimeout());
        (await Should.ThrowAsync<KubernetesConnectionException>(() => exec.ExitCode.DefaultTimeout())).Message.ShouldContain("from this side");
        await Should.ThrowAsync<KubernetesConnectionException>(async () => await exec.SendAsync(new byte[1], Token));
        await exec.DisposeAsync();
    }

    [Fact]
    public async Task Send_ServerDoesNotRead_IsCancelledAndTheConnectionLives()
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
        using var cancel = new CancellationTokenSource();
        using var input = new ReadMemory(64_000_000);
        var sending = exec.SendAsync(input.Memory, cancel.Token).AsTask();
        await Waits.UntilStillAsync("the connection takes no more", () => input.Reads);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending.DefaultTimeout());
        var read = input.Reads;
        go.SetResult();
        await exec.SendAsync("!"u8.ToArray(), Token).AsTask().DefaultTimeout();
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
        received.ShouldBeLessThan(64_000_000);
        input.Reads.ShouldBe(read); // the caller may use it again
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
        var time = new ManualTime();
        var counter = new EndlessOutput.Progress();
        await using var server = await EndlessOutput.StartAsync(counter);
        using var client = server.CreateClient(time: time);
        var run = client.RunAsync("lab", "toolbox", ["yes"], new RunOptions { OutputLimit = 1000, Timeout = TimeSpan.FromSeconds(10) }, Token);
        await Waits.UntilAsync("it prints", () => Task.FromResult(counter.Sent > 0));

        time.Advance(TimeSpan.FromSeconds(9));
        var before = counter.Sent;
        await Waits.UntilAsync("more was printed than is under way: it is read on", () => Task.FromResult(counter.Sent > before + UnderWay));
        run.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        var result = await run.DefaultTimeout();

        result.ShouldSatisfyAllConditions(
            () => result.TimedOut.ShouldBeTrue(),
            () => result.ExitCode.ShouldBeNull(),
            () => result.StandardOutput.Length.ShouldBe(1000),
            () => result.Truncated.ShouldBeTrue());
    }

    /// <summary>Bytes read ahead, without taking them: that would make room for more.</summary>
    private static long Waiting(PipeReader reader)
    {
        if (!reader.TryRead(out var read))
        {
            return 0;
        }

        reader.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
        return read.Buffer.Length;
    }
}
