using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class StepperTests : LabComponentTest
{
    private readonly List<int> _turns = [];

    [Fact]
    public async Task Pages_OfALab_AreNamedInOrder_AndTheShownOneIsMarked()
    {
        var cut = RenderAt(await AddSessionAsync(), shown: 0);

        cut.Find("nav").NameOf().ShouldBe("Steps");
        cut.Buttons().ShouldBe(["Introduction", "Step 1: Step 1", "Step 2: Step 2", "Step 3: Step 3"]);
        cut.FindAll("[aria-current=step]").ShouldHaveSingleItem().NameOf().ShouldBe("Step 1: Step 1");
    }

    [Fact]
    public async Task Pages_BeyondTheFirstGate_CannotBeOpened()
    {
        var cut = RenderAt(await AddSessionAsync(), shown: 0);

        Open(cut).ShouldBe(["Introduction", "Step 1: Step 1"]);
    }

    [Fact]
    public async Task Pages_AfterAPassedCheck_AreOpenUpToTheNextGate_AndSayWhatIsPassed()
    {
        var session = await AddSessionAsync(session => session.RecordAttempt(0, passed: true, "", Time.GetUtcNow())!);

        var cut = RenderAt(session, shown: 1);

        Open(cut).ShouldBe(["Introduction", "Step 1: Step 1, passed", "Step 2: Step 2", "Step 3: Step 3"]);
    }

    [Theory]
    [InlineData(SessionState.Starting)]
    [InlineData(SessionState.Ended)]
    public async Task Pages_OfALabThatDoesNotRun_CannotBeTurned(SessionState state)
    {
        var cut = RenderAt(await AddSessionAsync(session => session with { State = state }), shown: 0);

        Open(cut).ShouldBe(["Step 1: Step 1"]);
    }

    [Fact]
    public async Task Click_OnAPage_AsksTheParentForIt()
    {
        var cut = RenderAt(await AddSessionAsync(), shown: 0);

        await cut.PressAsync("Introduction");

        _turns.ShouldBe([-1]);
    }

    [Fact]
    public async Task Introduction_ThatTheAuthorDidNotWrite_IsNotThere()
    {
        var cut = RenderAt(await AddSessionAsync(), shown: 0, TestScenarios.OneStep);

        cut.Buttons().ShouldBe(["Step 1: Step 1"]);
    }

    private IRenderedComponent<Stepper> RenderAt(LabSession session, int shown, Scenario? scenario = null) => Render<Stepper>(parameters => parameters
        .Add(stepper => stepper.Session, session)
        .Add(stepper => stepper.Scenario, scenario ?? TestScenarios.ThreeSteps)
        .Add(stepper => stepper.Shown, shown)
        .Add(stepper => stepper.Turn, _turns.Add));

    private static string[] Open(IRenderedComponent<Stepper> cut) => [.. cut.FindAll("button:enabled").Select(Reading.NameOf)];
}
