using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Catalogue;
using LabPlatform.Web.Components.Shared;

namespace LabPlatform.ComponentTests.Catalogue;

public sealed class LabCardTests : LabComponentTest
{
    private static readonly Scenario s_scenario = TestScenarios.ThreeSteps with { Time = "15 minutes", Difficulty = "beginner" };

    [Fact]
    public void Card_SaysWhatTheLabIs_AndLeadsToIt()
    {
        var cut = RenderWith(LabProgress.None);

        cut.Link("As listed").GetAttribute("href").ShouldBe("/labs/kubernetes/three-steps");
        cut.Seen().ShouldBe("07 As listed What it is about. 15 minutes beginner 3 steps");
        cut.Find("ul").NameOf().ShouldBe("About this lab");
    }

    [Theory]
    [InlineData(0, false, null)]
    [InlineData(2, false, "2 of 3 done")]
    [InlineData(2, true, "Done")]
    public void Progress_IsSaid(int passed, bool finished, string? said)
    {
        var cut = RenderWith(new LabProgress(Live: null, passed, finished));

        cut.FindAll(".chip").Select(Reading.SeenIn).SingleOrDefault().ShouldBe(said);
    }

    [Fact]
    public async Task Progress_OfALabThatRunsAgain_IsThatItRuns()
    {
        var cut = RenderWith(new LabProgress(await AddSessionAsync(), Passed: 2, Finished: true));

        cut.Find(".chip").SeenIn().ShouldBe("Running now");
    }

    [Theory]
    [InlineData(null, null, "1 step")]
    [InlineData("", "", "1 step")]
    [InlineData("5 minutes", null, "5 minutes 1 step")]
    public void Facts_ThatTheAuthorDidNotGive_AreLeftOut(string? time, string? difficulty, string said)
    {
        var cut = Render<LabFacts>(parameters => parameters.Add(facts => facts.Scenario, TestScenarios.OneStep with { Time = time, Difficulty = difficulty }));

        cut.Seen().ShouldBe(said);
    }

    private IRenderedComponent<LabCard> RenderWith(LabProgress progress) => Render<LabCard>(parameters => parameters
        .Add(card => card.Entry, new CatalogueEntry(s_scenario.Id, "As listed", "What it is about.", s_scenario, []))
        .Add(card => card.Scenario, s_scenario)
        .Add(card => card.Number, 7)
        .Add(card => card.Progress, progress));
}
