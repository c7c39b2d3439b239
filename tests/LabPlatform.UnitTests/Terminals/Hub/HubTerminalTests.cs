using System.Security.Cryptography;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Web.Terminals;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>A terminal as a page has it, over the real hub and a real holder.</summary>
public sealed class HubTerminalTests : HubTest
{
    [Fact]
    public async Task Cat_FiftyMegabytes_ArriveToTheLastByte()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        var file = RandomNumberGenerator.GetBytes(50_000_000);
        await File.WriteAllBytesAsync(Path.Combine(Holder.Home, "noise"), file, TestContext.Current.CancellationToken);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await terminal.TypeAsync("stty raw -echo; echo START; until [ -e go ]; do sleep 0.05; done; cat noise\n");
        await terminal.UntilAsync("START\n");
        await File.WriteAllTextAsync(Path.Combine(Holder.Home, "go"), "", TestContext.Current.CancellationToken);
        for (var left = (long)file.Length; left > 0;)
        {
            if ((await terminal.NextAsync())?.Data is { } data)
            {
                var piece = data[..(int)Math.Min(left, data.Length)];
                hash.AppendData(piece.Span);
                left -= piece.Length;
            }
        }

        Convert.ToHexString(hash.GetHashAndReset()).ShouldBe(Convert.ToHexString(SHA256.HashData(file)));
        terminal.Skipped.ShouldBe(0);
    }

    [Fact]
    public async Task ToolboxAway_ThePageIsTold_AndGoesOnWhereItWas_F1_F2()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        await terminal.TypeAsync("echo before; until [ -e go ]; do sleep 0.05; done; echo OK\n");
        await terminal.UntilAsync("before\r\n");

        Connector.Refusal = new TerminalException("The cluster is busy.");
        await Connector.BreakAsync();
        var told = await terminal.UntilTypeAsync("reconnecting");
        (await terminal.UntilTypeAsync("reconnecting")).Text.ShouldBe("The cluster is busy.");
        await terminal.UntilTypeAsync("reconnecting");
        await File.WriteAllTextAsync(Path.Combine(Holder.Home, "go"), "", TestContext.Current.CancellationToken);
        Connector.Refusal = null;
        await terminal.UntilTypeAsync("attached");

        told.Text.ShouldNotBeNullOrEmpty();
        (await terminal.UntilAsync("OK\r\n")).ShouldNotContain("before"); // nothing twice
        terminal.Skipped.ShouldBe(0);
        terminal.Reconnects.ShouldBe(Connector.Attempts - 1, "the end of each but the last is told"); // when they are made, ReconnectTests know
    }

    [Fact]
    public async Task PageComesBack_SendsAgain_IsTypedOnce_F28()
    {
        var learner = await Site.StartAsync();
        long typed;
        long epoch;
        long offset;
        await using (var page = await learner.OpenPageAsync())
        {
            await using var terminal = await page.AttachAsync(learner.Session);
            await terminal.UntilAsync("$ ");
            await terminal.TypeAsync("echo once >> log\n");
            await terminal.UntilTypeAsync("taken");
            (typed, epoch, offset) = (terminal.Typed, terminal.Epoch, terminal.Offset);
        }

        await using var again = await learner.OpenPageAsync();
        await using var back = await again.AttachAsync(learner.Session, epoch: epoch, from: offset);
        back.Accepted.ShouldBe(typed);
        back.Typed = 0;
        await back.TypeAsync("echo once >> log\n"); // what a page does that never heard “taken”
        await back.TypeAsync("echo DO''NE\n");
        await back.UntilAsync("DONE\r\n");

        (await File.ReadAllTextAsync(Path.Combine(Holder.Home, "log"), TestContext.Current.CancellationToken)).ShouldBe("once\n");
    }

    [Fact]
    public async Task SameViewer_OnAnotherConnection_TakesOver()
    {
        var learner = await Site.StartAsync();
        await using var oldPage = await learner.OpenPageAsync();
        await using var old = await oldPage.AttachAsync(learner.Session);
        await using var newPage = await learner.OpenPageAsync();

        await using var replacing = await newPage.AttachAsync(learner.Session);

        (await old.UntilTypeAsync("closed")).Reason.ShouldBe(TerminalCloseReason.Replaced);
        await replacing.TypeAsync("echo he''re\n");
        await replacing.UntilAsync("here\r\n");
    }

    [Fact]
    public async Task Toolbox_Restarted_IsAnotherEpoch_F5()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        await terminal.UntilAsync("$ ");
        var epoch = terminal.Epoch;

        await Holder.RestartAsync();
        await terminal.UntilTypeAsync("attached");

        terminal.Epoch.ShouldNotBe(epoch);
        terminal.Reconnects.ShouldBeGreaterThan(0);
        terminal.Typed = terminal.Accepted;
        await terminal.TypeAsync("echo fre''sh\n");
        await terminal.UntilAsync("fresh\r\n");
    }

    [Fact]
    public async Task Toolbox_Missing_IsLookedAfterAtOnce_F6()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        var environments = Site.Environments;
        environments.Present[learner.Session] = environments.Present[learner.Session] with { ToolboxLoss = "Your toolbox was deleted." };

        Connector.Refusal = new TerminalException("The toolbox is not there.") { ToolboxMissing = true };
        await Connector.BreakAsync();

        // The reconciler's regular look may be 15 s away.
        await Waits.UntilAsync("it is made again", () => Task.FromResult(environments.Calls.Count(call => call is "provision") == 2), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Yes_InOneTerminal_LeavesTheOtherQuick_AndMemoryFlat()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var quietPage = await learner.OpenPageAsync();
        await using var loud = await page.AttachAsync(learner.Session, terminal: 1, viewer: "viewerloud");
        await using var quiet = await quietPage.AttachAsync(learner.Session, terminal: 2, viewer: "viewerquiet");
        await loud.TypeAsync("yes\n");
        await loud.UntilAsync("y\r\ny\r\n");
        using var stop = new CancellationTokenSource();
        var followed = loud.Offset;
        var flood = FollowAsync(stop.Token);
        await quiet.TypeAsync("stty -echo; cat\n");
        await quiet.UntilAsync("cat\r\n");

        // How quick it is, the benchmarks measure; here nothing is late for ever, and the flood is not what gives way.
        for (var i = 0; i < 50; i++)
        {
            var before = Volatile.Read(ref followed);
            await quiet.TypeAsync($"key{i}.\n");
            await quiet.UntilAsync($"key{i}.\r\n");
            await Waits.UntilAsync("the flood goes on", () => Task.FromResult(Volatile.Read(ref followed) > before));
        }

        await stop.CancelAsync();
        await flood.DefaultTimeout();
        Holder.ResidentBytes.ShouldBeLessThan(40_000_000);

        async Task FollowAsync(CancellationToken until)
        {
            while (!until.IsCancellationRequested)
            {
                await loud.NextAsync();
                Volatile.Write(ref followed, loud.Offset);
            }
        }
    }
}
