using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class StepPaneTests : LabComponentTest
{
    [Fact]
    public async Task Introduction_BeginsTheLab()
    {
        var session = await AddSessionAsync(session => session with { CurrentStep = -1 });
        var cut = RenderIn<StepPane>(session);
        cut.Seen().ShouldContain("Introduction Three steps");
        cut.Button("Back").IsUsable().ShouldBeFalse();

        await cut.PressAsync("Begin");

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 1"));
        cut.Seen().ShouldContain("Step 1 of 3");
        (await StoredAsync(session)).CurrentStep.ShouldBe(0);
        cut.WaitForAssertion(() => JSInterop.VerifyFocusAsyncInvoke());
    }

    [Fact]
    public async Task Next_BeforeTheCheckIsPassed_SaysWhyItIsShut()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync());

        var next = cut.Button("Next");

        next.IsUsable().ShouldBeFalse();
        next.DescriptionOf().ShouldBe("Pass the check to go on.");
    }

    [Fact]
    public async Task Check_Passed_OpensTheWayOn()
    {
        var session = await AddSessionAsync();
        var cut = RenderIn<StepPane>(session);

        await cut.PressAsync("Check");
        cut.WaitForAssertion(() => cut.Button("Next").IsUsable().ShouldBeTrue());
        await cut.PressAsync("Next");

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 2"));
        cut.Button("Next").DescriptionOf().ShouldBe("");
    }

    [Fact]
    public async Task Step_WithoutACheck_HasNoCheckButton()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(AtSecond));

        cut.HasButton("Check").ShouldBeFalse();
        cut.Button("Next").IsUsable().ShouldBeTrue();
    }

    [Fact]
    public async Task Back_TurnsToThePageBefore()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(AtSecond));

        await cut.PressAsync("Back");

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 1"));
    }

    [Fact]
    public async Task Stepper_Click_TurnsToThatPage()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(AtSecond));

        await cut.PressAsync("Step 1: Step 1, passed");

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 1"));
    }

    [Theory]
    [InlineData("Next")]
    [InlineData("Step 3: Step 3")]
    public async Task Turn_ThatIsRefused_SaysWhy_AndStays(string button)
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(AtSecond));
        Environments.ScriptsFail = "The toolbox does not answer.";

        await cut.PressAsync(button);

        cut.WaitForAssertion(() => cut.Alert().ShouldBe("The toolbox does not answer."));
        cut.Title().ShouldBe("Step 2");

        Environments.ScriptsFail = null;
        await cut.PressAsync(button);
        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 3"));
        cut.Alert().ShouldBeNull();
    }

    [Fact]
    public async Task Finish_OfTheLastStep_OpensTheResults()
    {
        var session = await AddSessionAsync(session => AtSecond(session).RecordAttempt(2, passed: true, "", Time.GetUtcNow())! with { CurrentStep = 2 });
        var cut = RenderIn<StepPane>(session);

        await cut.PressAsync("Finish");

        cut.WaitForAssertion(() => Path.ShouldBe($"/sessions/{session.Id}/finish"));
        (await StoredAsync(session)).FinishedAt.ShouldBe(Time.GetUtcNow());
    }

    [Fact]
    public async Task Return_FromTheResults_ShowsTheLastStep()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(session => AtSecond(session) with { CurrentStep = 3 }));

        cut.Title().ShouldBe("Step 3");
    }

    [Fact]
    public async Task Page_OfALabThatIsStarting_CanBeRead_AndNothingElse()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(session => session with { State = SessionState.Starting }));

        cut.Seen().ShouldContain("Step 1 of 3 Step 1");
        cut.HasButton("Check").ShouldBeFalse();
        cut.Button("Next").DescriptionOf().ShouldBe("The lab is being prepared.");
        cut.Find("lab-prose").HasAttribute("data-can-run").ShouldBeFalse();
    }

    [Fact]
    public async Task Page_OfALabThatRuns_CanRunItsCommands()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync());

        cut.Find("lab-prose").GetAttribute("data-can-run").ShouldBe("true");
    }

    [Fact]
    public async Task Page_OfALabThatIsOver_CanBeRead_WithoutAWayOn()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(session => session with { State = SessionState.Ended, EndReason = EndReason.ByLearner }));

        cut.Title().ShouldBe("Step 1");
        cut.HasButton("Next").ShouldBeFalse();
    }

    [Fact]
    public async Task News_OfAnotherWindow_TurnThePage_AndAreNoReasonToMoveTheFocus()
    {
        var session = await AddSessionAsync(AtSecond);
        var cut = RenderIn<StepPane>(session);

        await ElsewhereAsync(session, current => current.MoveTo(2, TestScenarios.ThreeSteps, Time.GetUtcNow()));

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 3"));
        JSInterop.Invocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_OfTheStepBefore_IsNotShownOnTheNext()
    {
        var cut = RenderIn<StepPane>(await AddSessionAsync(session => AtSecond(session) with { CurrentStep = 0 }));
        Checks.Answer = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Failed("No pod."));
        await cut.PressAsync("Check again");
        cut.WaitForAssertion(() => cut.Seen().ShouldContain("No pod."));

        await cut.PressAsync("Step 3: Step 3");

        cut.WaitForAssertion(() => cut.Title().ShouldBe("Step 3"));
        cut.Seen().ShouldNotContain("No pod.");
        cut.Seen().ShouldContain("Done? Let it be checked.");
    }

    private LabSession AtSecond(LabSession session) => session.RecordAttempt(0, passed: true, "There it is.", Time.GetUtcNow())! with { CurrentStep = 1 };
}
