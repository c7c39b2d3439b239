using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Labs;

namespace LabPlatform.ComponentTests.Labs;

public sealed class StartBoxTests : LabComponentTest
{
    [Fact]
    public async Task Start_OpensASession()
    {
        var box = RenderBox();
        box.Button("Start the lab").DescriptionOf().ShouldStartWith("A terminal and namespaces of your own in a real cluster.");

        await PressAsync(box);

        var session = (await Store.FindLiveAsync(Learner, Token)).ShouldNotBeNull();
        session.Scenario.ShouldBe(TestScenarios.ThreeSteps.Id);
        Path.ShouldBe($"/sessions/{session.Id}");
        Request.Response.Headers.SetCookie.ShouldBeEmpty(); // this browser has its learner already
    }

    [Fact]
    public async Task Start_MakesALearnerOfAVisitor_OnceForTwoPresses()
    {
        SignOut();
        var box = RenderBox();

        await PressAsync(box);
        var first = Path;
        await PressAsync(box);

        Path.ShouldBe(first);
        (await Store.ListUnfinishedAsync(Token)).Length.ShouldBe(1);
        Request.Response.Headers.SetCookie.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Lab_ThatRuns_IsGoneBackTo()
    {
        var session = await AddSessionAsync();

        var box = RenderBox();

        box.Seen().ShouldStartWith("This lab is running for you. Continue");
        box.Link("Continue").GetAttribute("href").ShouldBe($"/sessions/{session.Id}");
        box.Buttons().ShouldBeEmpty();
    }

    [Fact]
    public async Task Press_OfAnOlderPage_LeadsToTheLabThatRuns()
    {
        var older = RenderBox();
        var session = await AddSessionAsync();

        await PressAsync(older);

        Path.ShouldBe($"/sessions/{session.Id}");
        (await Store.ListUnfinishedAsync(Token)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task AnotherLab_ThatRuns_IsEndedOnlyWhereTheLearnerSaysSo()
    {
        var first = await AddSessionAsync(session => session with { Scenario = TestScenarios.OneStep.Id });
        var box = RenderBox();
        box.Seen().ShouldStartWith("You have “One step” open, and one lab runs at a time.");
        box.Link("Go back to it").GetAttribute("href").ShouldBe($"/sessions/{first.Id}");
        box.Buttons().ShouldBe(["End it and start this lab"]);

        await PressAsync(box);

        (await StoredAsync(first)).State.ShouldBe(SessionState.Ending);
        (await Store.FindLiveAsync(Learner, Token))!.Scenario.ShouldBe(TestScenarios.ThreeSteps.Id);
    }

    [Fact]
    public async Task AnotherLab_StartedMeanwhile_IsNotEndedByAPressThatDidNotSaySo()
    {
        var older = RenderBox();
        var first = await AddSessionAsync(session => session with { Scenario = TestScenarios.OneStep.Id });

        var answer = await PressAsync(older);

        answer.Alert().ShouldBe("You have “One step” open. End it to start this lab, or go back to it.");
        answer.Buttons().ShouldBe(["End it and start this lab"]);
        (await StoredAsync(first)).State.ShouldBe(SessionState.Ready);
        Navigation.History.ShouldBeEmpty();
    }

    [Fact]
    public void Cluster_ThatIsAway_ShutsTheButton_AndSaysWhy()
    {
        Cluster.Set(new ClusterStatus(Available: false, "It is being built.", Progress: 0.5));

        var button = RenderBox().Button("Start the lab");

        button.IsUsable().ShouldBeFalse();
        button.DescriptionOf().ShouldStartWith("The cluster is not ready yet.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cluster_ThatWentAwayMeanwhile_IsNamed_AndCostsNobodyTheLabThatRuns(bool another)
    {
        var first = another ? await AddSessionAsync(session => session with { Scenario = TestScenarios.OneStep.Id }) : null;
        var box = RenderBox();
        Cluster.Set(new ClusterStatus(Available: false, "It is being built.", Progress: 0.5));

        var answer = await PressAsync(box);

        answer.Alert().ShouldBe("Labs cannot be started right now: It is being built.");
        (await Store.FindLiveAsync(Learner, Token)).ShouldBe(first);
        answer.Seen().Contains("You have “One step” open", StringComparison.Ordinal).ShouldBe(another);
    }

    [Fact]
    public async Task Places_AllTaken_AreSaidToBe()
    {
        Rules.MaxLive = 1;
        await AddSessionAsync(session => session with { Learner = LearnerId.New() });

        var answer = await PressAsync(RenderBox());

        answer.Alert().ShouldBe("All 1 places are taken. Try again in a few minutes.");
        answer.Button("Start the lab").IsUsable().ShouldBeTrue();
    }

    [Fact]
    public async Task Place_TakenBySomebodyElse_AfterTheOtherLabWasEnded_LeavesNothingToGoBackTo()
    {
        var first = await AddSessionAsync(session => session with { Scenario = TestScenarios.OneStep.Id });
        await AddSessionAsync(session => session with { Learner = LearnerId.New() });
        Rules.MaxLive = 1;

        var answer = await PressAsync(RenderBox());

        (await StoredAsync(first)).State.ShouldBe(SessionState.Ending);
        answer.Alert().ShouldStartWith("All 1 places are taken.");
        answer.Seen().ShouldNotContain("One step");
        answer.Buttons().ShouldBe(["Start the lab"]);
    }

    private IRenderedComponent<StartBox> RenderBox() => Render<StartBox>(parameters => parameters.Add(box => box.Scenario, TestScenarios.ThreeSteps));

    /// <returns>The box of the page that answers, where it is not a redirect.</returns>
    private async Task<IRenderedComponent<StartBox>> PressAsync(IRenderedComponent<StartBox> box)
    {
        Form.Take(box);
        var answer = RenderBox();
        await answer.InvokeAsync(() => answer.Find("form").SubmitAsync());
        return answer;
    }
}
