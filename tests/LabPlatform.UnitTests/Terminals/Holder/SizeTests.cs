using LabPlatform.Domain.Terminals;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>One viewer decides on the size; looking does not.</summary>
public sealed class SizeTests
{
    [Fact]
    public async Task Size_OfTheFirstViewer_IsTheTerminals()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync(size: new TerminalSize(101, 33));

        await viewer.TypeAsync("stty size\n");

        viewer.Attached.Leads.ShouldBeTrue();
        await viewer.UntilAsync("33 101\r\n");
    }

    [Fact]
    public async Task Resize_IsSeenByTheProgramAtOnce()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        await viewer.TypeAsync("bash -c \"trap 'stty size' WINCH; echo START; while :; do sleep 0.05; done\"\n");
        await viewer.UntilAsync("START\r\n");

        await viewer.Connection.ResizeAsync(new TerminalSize(90, 40), TestContext.Current.CancellationToken);

        await viewer.UntilAsync("40 90\r\n");
    }

    [Fact]
    public async Task SecondPage_DoesNotResizeByAttaching_ButTakesTheLeadByResizing()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var first = await holder.AttachAsync(size: new TerminalSize(100, 30));
        await using var second = await holder.AttachAsync(viewer: "viewer02", size: new TerminalSize(60, 20));

        second.Attached.Leads.ShouldBeFalse();
        second.Attached.Size.ShouldBe(new TerminalSize(100, 30));
        await second.Connection.ResizeAsync(new TerminalSize(60, 20), TestContext.Current.CancellationToken);

        (await first.UntilAsync<TerminalEvent.Resized>()).Size.ShouldBe(new TerminalSize(60, 20));
        await second.TypeAsync("stty size\n");
        await second.UntilAsync("20 60\r\n");
    }

    [Fact]
    public async Task Lead_TakenWithTheSameSize_IsToldToTheOther()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var first = await holder.AttachAsync();
        await using var second = await holder.AttachAsync(viewer: "viewer02");

        await second.Connection.ResizeAsync(new TerminalSize(80, 24), TestContext.Current.CancellationToken);

        (await first.UntilAsync<TerminalEvent.Resized>()).Size.ShouldBe(new TerminalSize(80, 24));
    }

    [Fact]
    public async Task LeaderGone_TheNextViewerLeads()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using (await holder.AttachAsync())
        {
            // only to have led
        }

        await using var next = await holder.AttachAsync(viewer: "viewer02", size: new TerminalSize(70, 25));

        next.Attached.Leads.ShouldBeTrue();
        next.Attached.Size.ShouldBe(new TerminalSize(70, 25));
    }
}
