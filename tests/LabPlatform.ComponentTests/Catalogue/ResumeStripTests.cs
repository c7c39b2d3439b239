using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Catalogue;

namespace LabPlatform.ComponentTests.Catalogue;

public sealed class ResumeStripTests : LabComponentTest
{
    [Theory]
    [InlineData(-1, "At the introduction, 3 steps ahead")]
    [InlineData(0, "Step 1 of 3")]
    [InlineData(2, "Step 3 of 3")]
    [InlineData(3, "All steps done")]
    public async Task Strip_SaysWhereTheLearnerIs_AndHowLongThereIs(int step, string where)
    {
        var cut = RenderFor(await AddSessionAsync(session => session with { CurrentStep = step }));

        cut.Find("section").NameOf().ShouldBe("Three steps");
        cut.Seen().ShouldBe($"Three steps {where} · ends at 13:00 UTC Continue");
    }

    [Fact]
    public async Task Strip_OfALabWithOneStep_CountsIt()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.OneStep with { Intro = TestScenarios.ThreeSteps.Intro }));

        var cut = RenderFor(await AddSessionAsync(session => session with { Scenario = TestScenarios.OneStep.Id, CurrentStep = -1 }));

        cut.Seen().ShouldContain("At the introduction, one step ahead");
    }

    [Fact]
    public async Task Strip_OfALabThatWasTakenAway_StillLeadsToItsSession()
    {
        var session = await AddSessionAsync(session => session with { Scenario = ScenarioId.Parse("kubernetes/gone") });

        var cut = RenderFor(session);

        cut.Seen().ShouldStartWith("kubernetes/gone Your lab is running");
        cut.Link("Continue").GetAttribute("href").ShouldBe($"/sessions/{session.Id}");
    }

    [Theory]
    [InlineData(SessionState.Starting, true)]
    [InlineData(SessionState.Ready, true)]
    [InlineData(SessionState.Ending, false)]
    [InlineData(SessionState.Ended, false)]
    public async Task Strip_IsThere_OnlyForALabThatCanBeGoneBackTo(SessionState state, bool there)
    {
        var cut = RenderFor(await AddSessionAsync(session => session with { State = state }));

        cut.FindAll("section").Count.ShouldBe(there ? 1 : 0);
    }

    private IRenderedComponent<ResumeStrip> RenderFor(params LabSession[] sessions) =>
        Render<ResumeStrip>(parameters => parameters.Add(strip => strip.Sessions, [.. sessions]));
}
