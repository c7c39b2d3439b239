using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.SignalR.Client;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>What neither page nor toolbox can make the server do.</summary>
public sealed class HubLimitTests
{
    [Fact]
    public async Task Toolbox_ThatIgnoresTheWindow_IsReadNoFurtherThanThePageFollows_Row43()
    {
        var toolbox = new FloodingConnector(floods: true);
        await using var site = new TerminalSite(toolbox);
        var learner = await site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        terminal.Acknowledges = false;

        // A page that reads all it is sent and acknowledges next to nothing.
        long acknowledged = 0;
        while (terminal.Offset < TerminalRequest.OutputWindow)
        {
            await terminal.NextAsync();
        }

        for (var step = 0; step < 20; step++)
        {
            acknowledged += 32 * 1024;
            await terminal.InvokeAsync("Acknowledge", acknowledged);
            await terminal.NextAsync();
            (toolbox.Read - acknowledged).ShouldBeLessThanOrEqualTo(TerminalRequest.OutputWindow + (32 * 1024));
        }
    }

    [Fact]
    public async Task Message_OfFiveMegabytes_ClosesThatConnectionOnly_Row44()
    {
        await using var site = new TerminalSite(new FloodingConnector(floods: false));
        var learner = await site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var other = await learner.OpenPageAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Connection.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };

        await Should.ThrowAsync<Exception>(() => page.Connection.InvokeAsync("Send", "viewer0001", 0L, new byte[5_000_000], TestContext.Current.CancellationToken));

        await closed.Task.DefaultTimeout();
        await using var terminal = await other.AttachAsync(learner.Session);
    }

    [Fact]
    public async Task Input_BeyondTheGrant_ClosesTheTerminal_NothingIsDroppedSilently_Row44()
    {
        await using var site = new TerminalSite(new FloodingConnector(floods: false)); // takes nothing
        var learner = await site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);

        for (var i = 0; i < 9; i++)
        {
            await terminal.TypeAsync(new string('x', 8 * 1024));
        }

        (await terminal.UntilTypeAsync("closed")).Reason.ShouldBe(TerminalCloseReason.TooMuchInput);
    }

    [Fact]
    public async Task Resize_Abused_IsClampedAndSlowedDown_Row48()
    {
        var toolbox = new FloodingConnector(floods: false);
        await using var site = new TerminalSite(toolbox);
        var learner = await site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);

        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 2000; i++)
        {
            await terminal.InvokeAsync("Resize", 10 + (i % 100), 20);
        }

        await terminal.InvokeAsync("Resize", 0, 1_000_000_000);
        await Waits.UntilAsync("the last size arrives", () => Task.FromResult(toolbox.LastSize == new TerminalSize(2, 200)));

        // The first one at once, then one each 100 ms; a busy machine makes them fewer.
        var mayBe = (TimeProvider.System.GetElapsedTime(started) / TimeSpan.FromMilliseconds(100)) + 1;
        ((double)toolbox.Resizes).ShouldBeLessThanOrEqualTo(mayBe);
    }
}
