using LabPlatform.Tests.Shared;
using LabPlatform.Web.Terminals;

namespace LabPlatform.UnitTests.Terminals.Hub;

public sealed class ReplacedViewerTests : IAsyncDisposable
{
    private readonly HubBench _bench = new();

    [Fact]
    public async Task Attach_TheSameViewerToAnotherTerminal_ClosesTheOlder()
    {
        var session = await _bench.StartAsync();
        var hub = _bench.Connect();
        await using var older = await HubBench.AttachAsync(hub, session.Id, terminal: 1);
        var reading = older.MoveNextAsync();

        await using var newer = await HubBench.AttachAsync(hub, session.Id, terminal: 2);

        (await reading.AsTask().DefaultTimeout()).ShouldBeTrue();
        older.Current.Reason.ShouldBe(TerminalCloseReason.Replaced);
        (await older.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();
        _bench.Registry.Find("one", "viewer0001")!.Request.Terminal.ShouldBe(2);
        _bench.Registry.Attachments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Attach_TheSameViewerOverAnotherConnection_ToAnotherTerminal_LeavesBoth()
    {
        var session = await _bench.StartAsync();
        await using var one = await HubBench.AttachAsync(_bench.Connect("one"), session.Id, terminal: 1);
        await using var two = await HubBench.AttachAsync(_bench.Connect("two"), session.Id, terminal: 2);

        _bench.Registry.Attachments.Count(attachment => attachment.MayBeUsed()).ShouldBe(2);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();
}
