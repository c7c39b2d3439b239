using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Results;

namespace LabPlatform.ComponentTests.Results;

public sealed class WhatNextTests : LabComponentTest
{
    [Fact]
    public async Task Next_IsTheNextLabOfTheCourse_WithItsNumber()
    {
        var cut = RenderFor(await AddSessionAsync());

        cut.Find("article").SeenIn().ShouldStartWith("02 One step");
        cut.Links().ShouldBe(["One step", "Back to the terminal", "All labs"]);
    }

    [Fact]
    public async Task Next_AfterTheLastLab_IsNone()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.OneStep, TestScenarios.ThreeSteps));

        RenderFor(await AddSessionAsync()).Links().ShouldBe(["Back to the terminal", "All labs"]);
    }

    [Fact]
    public async Task Lab_ThatRunsOn_CanBeGoneBackTo_AndSaysUntilWhen()
    {
        var session = await AddSessionAsync();

        var cut = RenderFor(session);

        cut.Link("Back to the terminal").GetAttribute("href").ShouldBe($"/sessions/{session.Id}");
        cut.Seen().ShouldContain("its time is up, at 13:00 UTC.");
    }

    [Fact]
    public async Task End_EndsTheLab_AndShowsTheOthers()
    {
        var session = await AddSessionAsync();
        var cut = RenderFor(session);
        cut.Button("End the lab");

        await cut.InvokeAsync(() => cut.Find("form").SubmitAsync());

        (await StoredAsync(session)).EndReason.ShouldBe(EndReason.ByLearner);
        Navigation.History.ShouldHaveSingleItem().Uri.ShouldBe("/");
    }

    [Theory]
    [InlineData(SessionState.Ending)]
    [InlineData(SessionState.Ended)]
    public async Task Lab_ThatIsOver_CannotBeEndedOrGoneBackTo(SessionState state)
    {
        var cut = RenderFor(await AddSessionAsync(session => session with { State = state }));

        cut.Buttons().ShouldBeEmpty();
        cut.Links().ShouldBe(["One step", "All labs"]);
        cut.Seen().ShouldNotContain("goes on running");
    }

    private IRenderedComponent<WhatNext> RenderFor(LabSession session) => Render<WhatNext>(parameters => parameters
        .Add(next => next.Session, session)
        .Add(next => next.Scenario, TestScenarios.ThreeSteps));
}
