using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Environments;
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
    public async Task Again_StartsAnotherSession_OnAPageOfItsOwn()
    {
        var session = await AddSessionAsync(Ended(EndReason.Deadline));
        var cut = RenderIn<EndedPane>(session);

        await cut.PressAsync("Start it again");

        var started = (await Store.FindLiveAsync(Learner, Token)).ShouldNotBeNull();
        started.Scenario.ShouldBe(session.Scenario);
        Path.ShouldBe($"/sessions/{started.Id}");
        Navigation.History.ShouldHaveSingleItem().Options.ForceLoad.ShouldBeTrue();
    }

    [Fact]
    public async Task Again_WithTheClusterAway_SaysSo_AndStays()
    {
        var cut = RenderIn<EndedPane>(await AddSessionAsync(Ended(EndReason.Deadline)));
        Cluster.Set(new ClusterStatus(Available: false, "It is being built.", Progress: 0.5));

        await cut.PressAsync("Start it again");

        cut.WaitForAssertion(() => cut.Alert().ShouldBe("Labs cannot be started right now: It is being built."));
        Navigation.History.ShouldBeEmpty();
        cut.Button("Start it again").IsUsable().ShouldBeTrue();
    }

    private Func<LabSession, LabSession> Ended(EndReason reason) =>
        session => session with { State = SessionState.Ended, EndReason = reason, EndedAt = Time.GetUtcNow() };
}
