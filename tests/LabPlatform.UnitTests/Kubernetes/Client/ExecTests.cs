using System.Diagnostics;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed class ExecTests
{
    private static readonly string[] s_command = ["sh", "-c", "echo \"a&b\" 'ü'"];
    private static readonly ExecOptions s_typing = new() { Container = "shell", Stdin = true, Tty = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exec_CommandPrintsAndEnds_GivesOutputAndExitCode()
    {
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            await socket.FrameAsync(1, "");
            await socket.FrameAsync(1, "out ");
            await socket.FrameAsync(2, "err");
            await socket.FrameAsync(1, "put");
            await socket.ExitAsync(42);
            await socket.CloseAsync();
        });
        using var client = server.CreateClient();

        var result = await client.RunAsync("lab", "toolbox", s_command, new RunOptions { Container = "shell" }, Token).DefaultTimeout();

        result.ShouldSatisfyAllConditions(
            () => result.ExitCode.ShouldBe(42),
            () => result.OutputText.ShouldBe("out put"),
            () => result.ErrorText.ShouldBe("err"),
            () => result.Truncated.ShouldBeFalse(),
            () => server.Requests.Single().ShouldBe(
                "GET /api/v1/namespaces/lab/pods/toolbox/exec?stdin=false&stdout=true&stderr=true&tty=false&container=shell"
                + "&command=sh&command=-c&command=echo%20%22a%26b%22%20%27%C3%BC%27"));
    }

    [Theory]
    [InlineData("v5.channel.k8s.io", true)]
    [InlineData("v4.channel.k8s.io", false)]
    public async Task Exec_ServerChooses_SpeaksThat(string protocol, bool canClose)
    {
        var frames = new List<byte[]>();
        await using var server = await ApiServerDouble.StartExecAsync(
            async socket =>
            {
                var buffer = new byte[1024];
                while (frames.Count < (canClose ? 3 : 2) && await socket.ReceiveAsync(buffer, Token) is { MessageType: not WebSocketMessageType.Close } frame)
                {
                    frames.Add(buffer[..frame.Count]);
                }

                await socket.SuccessAsync();
                await socket.CloseAsync();
            },
            protocol);
        using var client = server.CreateClient();

        await using var exec = await client.ExecAsync("lab", "toolbox", ["sh"], s_typing, Token).DefaultTimeout();
        await exec.ResizeAsync(120, 40, Token);
        await exec.SendAsync("ls\r"u8.ToArray(), Token);
        exec.CanCloseStdin.ShouldBe(canClose);
        if (canClose)
        {
            await exec.CloseStdinAsync(Token);
        }
        else
        {
            await Should.ThrowAsync<NotSupportedException>(async () => await exec.CloseStdinAsync(Token));
        }

        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
        frames[0][0].ShouldBe((byte)4);
        JsonDocument.Parse(frames[0].AsMemory(1)).RootElement.GetProperty("Width").GetInt32().ShouldBe(120);
        Encoding.UTF8.GetString(frames[1]).ShouldBe("\0ls\r");
        if (canClose)
        {
            frames[2].ShouldBe([255, 0]);
        }
    }

    [Fact]
    public async Task Exec_LargeOutput_ArrivesWhole()
    {
        const int Blocks = 3200;
        var block = RandomNumberGenerator.GetBytes(32 * 1024);
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            for (var i = 0; i < Blocks; i++)
            {
                await socket.FrameAsync(1, block);
            }

            await socket.SuccessAsync();
            await socket.CloseAsync();
        });
        using var client = server.CreateClient();
        var watch = Stopwatch.StartNew();
        await using var exec = await client.ExecAsync("lab", "toolbox", ["cat"], null, Token).DefaultTimeout();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        var length = await ReadToEndAsync(exec, hash.AppendData);

        TestContext.Current.TestOutputHelper?.WriteLine($"{length / 1e6 / watch.Elapsed.TotalSeconds:0} MB/s");
        length.ShouldBe((long)Blocks * block.Length);
        using var expected = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < Blocks; i++)
        {
            expected.AppendData(block);
        }

        hash.GetHashAndReset().ShouldBe(expected.GetHashAndReset());
        (await exec.ExitCode.DefaultTimeout()).ShouldBe(0);
    }

    internal static async Task<long> ReadToEndAsync(PodExec exec, Action<ReadOnlySpan<byte>> take)
    {
        long length = 0;
        while (true)
        {
            var read = await exec.StandardOutput.ReadAsync(Token);
            foreach (var segment in read.Buffer)
            {
                take(segment.Span);
            }

            length += read.Buffer.Length;
            exec.StandardOutput.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return length;
            }
        }
    }
}
