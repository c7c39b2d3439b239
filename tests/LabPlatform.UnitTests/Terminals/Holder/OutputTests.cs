using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>Output: every byte, in order, and never more than somebody can take.</summary>
public sealed class OutputTests
{
    /// <summary>What the holder reads at once from a pseudo-terminal, and what that holds itself: some 64 KB each.</summary>
    private const int Pieces = 128 * 1024;

    [Fact]
    public async Task Cat_FiftyMegabytes_ArriveToTheLastByte()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        var file = Text(50_000_000);
        await File.WriteAllBytesAsync(Path.Combine(holder.Home, "big"), file, TestContext.Current.CancellationToken);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await viewer.TypeAsync("stty -onlcr; clear; echo START; cat big\n");
        await viewer.UntilAsync("START\n");
        await viewer.ReadAsync(file.Length, piece => hash.AppendData(piece.Span));

        Convert.ToHexString(hash.GetHashAndReset()).ShouldBe(Convert.ToHexString(SHA256.HashData(file)));
        viewer.Skipped.ShouldBe(0);
        holder.ResidentBytes.ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public async Task Binary_AllByteValues_ArriveUnchanged()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        var noise = RandomNumberGenerator.GetBytes(1_000_000);
        await File.WriteAllBytesAsync(Path.Combine(holder.Home, "noise"), noise, TestContext.Current.CancellationToken);

        using var received = new MemoryStream();
        await viewer.TypeAsync("stty raw -echo; echo START; cat noise; stty sane; echo; echo DONE\n");
        await viewer.UntilAsync("START\n");
        await viewer.ReadAsync(noise.Length, piece => received.Write(piece.Span));

        received.ToArray().AsSpan().SequenceEqual(noise).ShouldBeTrue();
        await viewer.UntilAsync("DONE\r\n");
    }

    [Fact]
    public async Task Reattach_FromAnOffset_GoesOnThere()
    {
        await using var holder = await LocalHolder.StartAsync();
        long offset;
        long epoch;
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.TypeAsync("echo one; until [ -e go ]; do sleep 0.02; done; echo tw''o\n");
            await viewer.UntilAsync("one\r\n");
            (offset, epoch) = (viewer.Offset, viewer.Attached.Epoch);
        }

        await File.WriteAllTextAsync(Path.Combine(holder.Home, "go"), "", TestContext.Current.CancellationToken);
        await using var again = await holder.AttachAsync(epoch: epoch, from: offset);

        again.Attached.OutputOffset.ShouldBe(offset);
        (await again.UntilAsync("two\r\n")).ShouldNotContain("one");
    }

    [Fact]
    public async Task Reattach_AfterARestart_StartsOverUnderAnotherEpoch()
    {
        await using var holder = await LocalHolder.StartAsync();
        long epoch;
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.UntilAsync("$ ");
            epoch = viewer.Attached.Epoch;
        }

        await holder.RestartAsync();
        await using var again = await holder.AttachAsync(epoch: epoch, from: 1);

        again.Attached.Epoch.ShouldNotBe(epoch);
        again.Attached.OutputOffset.ShouldBe(0);
    }

    [Fact]
    public async Task Ring_FullyTurned_KeepsTheLastMegabyteFromTheStartOfALine()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.TypeAsync("seq 1 400000; echo DO''NE\n");
            await viewer.UntilAsync("DONE\r\n");
        }

        await using var late = await holder.AttachAsync(viewer: "viewer02");
        late.Attached.ReplayUntil.ShouldBeGreaterThan(2_000_000);
        (late.Attached.ReplayUntil - late.Attached.OutputOffset).ShouldBeInRange(1_040_000, 1 << 20);

        var lines = (await late.UntilAsync("DONE\r\n")).Split("\r\n");
        int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture) - 1);
    }

    [Fact]
    public async Task Yes_WithASlowViewer_WaitsInsteadOfGrowing_AndCtrlCEndsItWithinTheWindow()
    {
        await using var holder = await LocalHolder.StartAsync(stalledAfter: 3600);
        await using var viewer = await holder.AttachAsync();
        await viewer.TypeAsync("yes\n");
        await viewer.ReadAsync(20_000_000, _ => { });

        viewer.Acknowledges = false;
        await viewer.ReadAsync(64 * 1024, _ => { });
        viewer.Acknowledges = true;
        var before = viewer.Offset;
        await viewer.TypeAsync("\u0003");
        await viewer.TypeAsync("echo PROM''PT\n");
        await viewer.UntilAsync("PROMPT\r\n");

        // What was granted when ^C came, and what the pseudo-terminal held.
        (viewer.Offset - before).ShouldBeLessThan(TerminalRequest.OutputWindow + Pieces);
        viewer.Skipped.ShouldBe(0);
        holder.ResidentBytes.ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public async Task Viewer_WithoutAcknowledging_GetsAWindowAndNoMore_AndIsWaitedFor()
    {
        await using var holder = await LocalHolder.StartAsync(stalledAfter: 3600);
        await using var viewer = await holder.AttachAsync();
        await using var watcher = await holder.AttachAsync(viewer: "viewer02", mayType: false);
        await viewer.TypeAsync("seq 1 1000000; echo DO''NE\n");

        // The watcher acknowledges and so follows the terminal itself: it stands still while the other is waited for.
        var watched = watcher.UntilAsync("DONE\r\n");
        await Waits.UntilStillAsync("the terminal waits", () => watcher.Offset);
        watcher.Offset.ShouldBeLessThan(TerminalRequest.OutputWindow + Pieces);

        await viewer.UntilAsync("DONE\r\n");
        await watched;
        viewer.Skipped.ShouldBe(0);
    }

    [Fact]
    public async Task Viewer_WithoutAcknowledging_IsSkipped_OnceItCountsAsStalled()
    {
        await using var holder = await LocalHolder.StartAsync(stalledAfter: 1);
        await using var viewer = await holder.AttachAsync();
        await using var watcher = await holder.AttachAsync(viewer: "viewer02", mayType: false);
        viewer.Acknowledges = false;
        await viewer.TypeAsync("seq 1 1000000; echo DO''NE\n");

        await watcher.UntilAsync("DONE\r\n$ "); // the prompt is the last that comes

        viewer.Acknowledges = true;
        await viewer.ReadAsync(64 * 1024, _ => { });
        await viewer.UntilAsync("DONE\r\n$ ");
        viewer.Skipped.ShouldBeGreaterThan(1_000_000);
        viewer.Offset.ShouldBe(watcher.Offset);
    }

    [Fact]
    public async Task Watcher_ThatDoesNotFollow_IsNotWaitedFor()
    {
        await using var holder = await LocalHolder.StartAsync(stalledAfter: 3600);
        await using var viewer = await holder.AttachAsync();
        await using var watcher = await holder.AttachAsync(viewer: "viewer02", mayType: false);
        watcher.Acknowledges = false;

        await viewer.TypeAsync("seq 1 1000000; echo DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");

        viewer.Skipped.ShouldBe(0);
    }

    [Fact]
    public async Task HiddenPage_IsNotWaitedFor_WhileAnotherIsVisible()
    {
        await using var holder = await LocalHolder.StartAsync(stalledAfter: 3600);
        await using var hidden = await holder.AttachAsync();
        await using var visible = await holder.AttachAsync(viewer: "viewer02");
        hidden.Acknowledges = false;
        await hidden.Connection.ShowAsync(visible: false, TestContext.Current.CancellationToken);

        await visible.TypeAsync("seq 1 1000000; echo DO''NE\n");
        await visible.UntilAsync("DONE\r\n");

        visible.Skipped.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_Looking_TheProgramRunsOn()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.TypeAsync("seq 1 1000000; echo DO''NE\n");
            await viewer.UntilAsync<TerminalEvent.InputTaken>();
        }

        await using var late = await holder.AttachAsync(viewer: "viewer02", mayType: false);

        await late.UntilAsync("DONE\r\n");
    }

    private static byte[] Text(int length)
    {
        var text = new StringBuilder(length + 64);
        for (var line = 0; text.Length < length; line++)
        {
            text.Append(line).Append(" äöü the quick brown fox jumps over the lazy dog\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString())[..length];
    }
}
