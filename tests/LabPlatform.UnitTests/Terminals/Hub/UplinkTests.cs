using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Terminals;

namespace LabPlatform.UnitTests.Terminals.Hub;

public sealed class UplinkTests
{
    [Fact]
    public async Task Resize_Often_GoesOnOncePerTenthOfASecond_TheNewestLast_Row48()
    {
        var time = new ManualTime();
        var toolbox = new FloodingConnector(floods: false);
        using var uplink = new TerminalUplink(size: null, visible: true, time);
        using var end = new CancellationTokenSource();
        var sending = uplink.RunAsync(toolbox, static () => { }, end.Token);

        uplink.Resize(new TerminalSize(80, 24));
        await Waits.UntilAsync("the first goes on at once", () => Task.FromResult(toolbox.Resizes == 1));

        time.Advance(TimeSpan.FromMilliseconds(99));
        for (var columns = 81; columns <= 181; columns++)
        {
            uplink.Resize(new TerminalSize(columns, 24));
        }

        // Two turns of the loop, each of which also looks at the size.
        for (var turns = 1; turns <= 2; turns++)
        {
            uplink.Show(visible: turns == 2);
            await Waits.UntilAsync("it took a turn", () => Task.FromResult(toolbox.Shows == turns));
        }

        toolbox.Resizes.ShouldBe(1);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Waits.UntilAsync("the next goes on", () => Task.FromResult(toolbox.Resizes == 2));
        toolbox.LastSize.ShouldBe(new TerminalSize(181, 24));

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending.DefaultTimeout());
        toolbox.Resizes.ShouldBe(2);
    }
}
