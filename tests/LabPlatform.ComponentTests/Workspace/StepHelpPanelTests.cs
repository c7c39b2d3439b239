using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Help;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class StepHelpPanelTests : LabComponentTest
{
    private static readonly (string, object)[] s_first = [("Number", 0)];

    public StepHelpPanelTests() => Use(TestScenarios.WithQuiz);

    [Fact]
    public async Task Hints_ComeOneByOne_TheNewestOpen()
    {
        var cut = RenderIn<StepHelpPanel>(await StartAsync(), s_first);
        cut.Seen().ShouldNotContain("Think of");

        await cut.PressAsync("Show a hint");
        cut.WaitForAssertion(() => Details(cut).ShouldBe([("Hint 1 of 2", true)]));
        cut.Seen().ShouldContain("Think of kubectl.");
        await cut.PressAsync("Next hint (2 of 2)");

        cut.WaitForAssertion(() => Details(cut).ShouldBe([("Hint 1 of 2", false), ("Hint 2 of 2", true)]));
        cut.Buttons().ShouldBe(["Show the solution"]);
    }

    [Fact]
    public async Task Solution_IsTheAnswerAndTheScript()
    {
        var session = await StartAsync();
        var cut = RenderIn<StepHelpPanel>(session, s_first);

        await cut.PressAsync("Show the solution");

        cut.WaitForAssertion(() => Details(cut).ShouldBe([("Solution", true)]));
        cut.Seen().ShouldContain("Use kubectl.");
        cut.Find("[data-lab-action=copy] code.language-bash").TextContent.ShouldBe("#!/bin/bash\nkubectl run web --image=nginx");
        (await StoredAsync(session)).HelpOf(0).SolutionAt.ShouldBe(Time.GetUtcNow());
    }

    [Fact]
    public async Task Help_TakenBefore_IsThereAgain_Folded()
    {
        var cut = RenderIn<StepHelpPanel>(await StartAsync(session => session.RecordHelp(new StepHelp(0, 1, Time.GetUtcNow()), Time.GetUtcNow())!), s_first);

        Details(cut).ShouldBe([("Hint 1 of 2", false), ("Solution", false)]);
        cut.Buttons().ShouldBe(["Next hint (2 of 2)"]);
    }

    [Fact]
    public async Task Help_OfALabThatIsOver_IsWhatWasTaken()
    {
        var cut = RenderIn<StepHelpPanel>(
            await StartAsync(session => session.RecordHelp(new StepHelp(0, 1, SolutionAt: null), Time.GetUtcNow())! with { State = SessionState.Ended, EndReason = EndReason.ByLearner }), s_first);

        Details(cut).ShouldBe([("Hint 1 of 2", false)]);
        cut.Buttons().ShouldBeEmpty();
    }

    [Fact]
    public async Task Exam_HasNone()
    {
        Use(TestScenarios.WithQuiz with { IsExam = true });

        RenderIn<StepHelpPanel>(await StartAsync(), s_first).Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Step_WithoutHelp_ShowsNone()
    {
        RenderIn<StepHelpPanel>(await StartAsync(session => session with { CurrentStep = 1 }), ("Number", 1)).Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_IsSaid()
    {
        var session = await StartAsync();
        var cut = RenderIn<StepHelpPanel>(session, s_first);
        Use(TestScenarios.WithQuiz with { IsExam = true }); // its author changed it meanwhile

        await cut.PressAsync("Show a hint");

        cut.WaitForAssertion(() => cut.Alert().ShouldBe("This is an exam: there are no hints and no solutions."));
    }

    private void Use(Scenario scenario) => Catalogue.Replace(TestScenarios.CatalogueOf(scenario));

    private Task<LabSession> StartAsync(Func<LabSession, LabSession>? change = null) =>
        AddSessionAsync(session => (change ?? (same => same))(session with { Scenario = TestScenarios.WithQuiz.Id }));

    private static (string Summary, bool Open)[] Details(IRenderedComponent<SessionRoom<StepHelpPanel>> cut) =>
        [.. cut.FindAll("details").Select(details => (details.QuerySelector("summary")!.SeenIn(), details.HasAttribute("open")))];
}
