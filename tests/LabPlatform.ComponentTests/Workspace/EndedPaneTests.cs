using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class EndedPaneTests : LabComponentTest
{
    [Theory]
    [InlineData(EndReason.ByLearner, "The lab has ended")]
    [InlineData(EndReason.Deadline, "The time is up")]
    [InlineData(EndReason.Idle, "Closed because nothing happened")]
    [InlineData(EndReason.Lost, "The lab is gone")]
    public async Task Pane_SaysWhyTheLabIsOver_AndTheWaysFromHere(EndReason reason, string title)
    {
        var session = await AddSessionAsync(Ended(reason));

        var cut = RenderIn<EndedPane>(session);

        cut.Find("[role=status]").SeenIn().ShouldStartWith(title);
        cut.Buttons().ShouldBe(["Start it again"]);
        cut.Link("Your results").GetAttribute("href").ShouldBe($"/sessions/{session.Id}/finish");
        cut.Link("All labs").GetAttribute("href").ShouldBe("/");
    }

    [Theory]
    [InlineData("The image web:9 cannot be pulled: not found.", "The image web:9 cannot be pulled: not found.")]
    [InlineData(null, "The cluster gave no reason.")]
    public async Task Start_ThatFailed_SaysTheReason_AndHasNoResults(string? failure, string said)
    {
        var cut = RenderIn<EndedPane>(await AddSessionAsync(session =>
            Ended(EndReason.StartFailed)(session) with { Failure = failure, ReadyAt = null }));

        cut.Seen().ShouldStartWith("The lab could not be started " + said);
        cut.Buttons().ShouldBe(["Try again"]);
        cut.Links().ShouldBe(["All labs"]);
    }

    [Fact]
    public async Task Toolbox_ThatWasLostAndCouldNotBeMadeAgain_SaysSo_AndKeepsTheResults()
    {
        var cut = RenderIn<EndedPane>(await AddSessionAsync(session => Ended(EndReason.StartFailed)(session) with { Failure = "The cluster is full." }));

        cut.Seen().ShouldStartWith("The lab cannot go on Its toolbox was lost and could not be made again. The cluster is full. Steps you passed stay recorded.");
        cut.Links().ShouldBe(["Your results", "All labs"]);
    }

    [Fact]
    public async Task Again_IsTheFormOfTheLabsPage_SoThatEveryStartIsCounted()
    {
        var cut = RenderIn<EndedPane>(await AddSessionAsync(Ended(EndReason.Deadline)));

        var form = cut.Find("form");
        form.GetAttribute("method").ShouldBe("post");
        form.GetAttribute("action").ShouldBe("/labs/kubernetes/three-steps");
        form.QuerySelector("input[name=_handler]")!.GetAttribute("value").ShouldBe("start");
        form.QuerySelector("button")!.TextContent.Trim().ShouldBe("Start it again");
    }

    private Func<LabSession, LabSession> Ended(EndReason reason) =>
        session => session with { State = SessionState.Ended, EndReason = reason, EndedAt = Time.GetUtcNow() };
}
