using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using LabPlatform.Domain.Terminals;
using LabPlatform.Kubernetes.Terminals;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>The holder holds every shell of a learner: nothing a peer does may end it.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public async Task Garbage_FromManyPeers_EndsTheirConnectionsOnly_Row52()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();

        for (var round = 0; round < 200; round++)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(holder.Socket), TestContext.Current.CancellationToken);
            await socket.SendAsync(Garbage(round), TestContext.Current.CancellationToken);
        }

        await viewer.TypeAsync("echo DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");
        holder.ResidentBytes.ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public async Task Ready_SaysWhetherTheHolderAnswers()
    {
        await using var holder = await LocalHolder.StartAsync();

        (await holder.RunAsync("", "ready")).ExitCode.ShouldBe(0);
        holder.Process.Kill();
        await holder.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await holder.RunAsync("", "ready")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Attach_OverItsOwnPipes_IsTheSameTerminal()
    {
        await using var holder = await LocalHolder.StartAsync();
        using var attach = holder.Start("attach");
        var request = new TerminalRequest(1, "viewer01", 0, 0, new TerminalSize(80, 24), MayType: true);
        var connection = await HolderConnection.OpenAsync(new ProcessChannel(attach), request, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var viewer = await Viewer.AttachAsync(connection);

        await viewer.TypeAsync("echo through-''exec\n");

        await viewer.UntilAsync("through-exec\r\n");
    }

    [Fact]
    public async Task Attach_WithoutAHolder_SaysSo()
    {
        await using var holder = await LocalHolder.StartAsync();
        holder.Process.Kill();
        await holder.Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var (code, errors) = await holder.RunAsync("", "attach");

        code.ShouldBe(69);
        errors.ShouldContain("no holder");
    }

    [Fact]
    public async Task Attach_Killed_IsNoticedByTheHolder()
    {
        await using var holder = await LocalHolder.StartAsync();
        using var attach = holder.Start("attach");
        var request = new TerminalRequest(1, "viewer01", 0, 0, new TerminalSize(90, 30), MayType: true);
        var connection = await HolderConnection.OpenAsync(new ProcessChannel(attach), request, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var leading = await Viewer.AttachAsync(connection);

        attach.Kill();
        await attach.WaitForExitAsync(TestContext.Current.CancellationToken);

        // Nobody leads any more, so the next viewer does.
        await Waits.UntilAsync("the next viewer leads", async () =>
        {
            await using var next = await holder.AttachAsync(viewer: "viewer02");
            return next.Attached.Leads;
        });
    }

    private static byte[] Garbage(int round) => (round % 4) switch
    {
        0 => RandomNumberGenerator.GetBytes(500),
        1 => [0x01, 0, 0, 0, 24, .. RandomNumberGenerator.GetBytes(24)], // an attach with random fields
        2 => [0x06, 0xFF, 0xFF, 0xFF, 0xFF], // a frame of 4 GB
        _ => [0], // what attach sends, but without descriptors
    };

    private sealed class ProcessChannel(Process process) : IHolderChannel
    {
        public System.IO.Pipelines.PipeReader Output { get; } = System.IO.Pipelines.PipeReader.Create(process.StandardOutput.BaseStream);

        public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken);
            await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
        }

        public Task<string> ExplainAsync(Exception? error) => Task.FromResult(error?.Message ?? "attach ended");

        public ValueTask DisposeAsync()
        {
            process.Kill();
            return ValueTask.CompletedTask;
        }
    }
}
