using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class CheckPanelTests : LabComponentTest
{
    public static TheoryData<CheckOutcome, string, string> Outcomes { get; } = new()
    {
        { new CheckOutcome.Passed("The pod web is there."), "Passed. The pod web is there.", "good" },
        { new CheckOutcome.NotYet("The pod is starting."), "Not yet. The pod is starting.", "warn" },
        { new CheckOutcome.Failed("There is no pod called web."), "Not passed. There is no pod called web.", "bad" },
        { new CheckOutcome.CouldNotCheck("The checker did not answer."), "Could not check. The checker did not answer.", "warn" },
    };

    [Fact]
    public async Task Panel_BeforeTheFirstCheck_Invites()
    {
        var cut = RenderAt(await AddSessionAsync());

        cut.Find("section").NameOf().ShouldBe("Check");
        Said(cut).ShouldBe("Done? Let it be checked.");
        cut.Buttons().ShouldBe(["Check"]);
    }

    [Theory, MemberData(nameof(Outcomes))]
    public async Task Outcome_OfACheck_IsSaidWithItsReason(CheckOutcome outcome, string said, string colour)
    {
        var cut = RenderAt(await AddSessionAsync());
        Checks.Answer = (_, _) => Task.FromResult(outcome);

        await cut.PressAsync("Check");

        cut.WaitForAssertion(() => Said(cut).ShouldBe(said));
        cut.Find("section").ClassList.ShouldContain(colour, StringComparer.Ordinal);
        cut.Buttons().ShouldBe(["Check again"]);
    }

    [Theory, MemberData(nameof(Outcomes))]
    public async Task Step_Counts_OnlyWhenItsCheckPassed(CheckOutcome outcome, string said, string colour)
    {
        var session = await AddSessionAsync();
        var cut = RenderAt(session);
        Checks.Answer = (_, _) => Task.FromResult(outcome);

        await cut.PressAsync("Check");

        var passed = outcome is CheckOutcome.Passed;
        ((await StoredAsync(session)).ResultOf(0).PassedAt is not null).ShouldBe(passed, $"{said} in {colour}");
        cut.WaitForAssertion(() => cut.Button("Check again").ClassList.Contains("primary", StringComparer.Ordinal).ShouldBe(!passed));
    }

    [Fact]
    public async Task Check_WhileItRuns_SaysSo_AndTakesNoSecondPress()
    {
        var cut = RenderAt(await AddSessionAsync());
        var answer = new TaskCompletionSource<CheckOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Checks.Answer = (_, _) => answer.Task;

        var first = cut.PressAsync("Check");
        cut.WaitForAssertion(() => Said(cut).ShouldBe("Checking…"));
        cut.Button("Check").IsUsable().ShouldBeFalse();
        await cut.Button("Check").ClickAsync(new());
        Said(cut).ShouldBe("Checking…");
        answer.SetResult(new CheckOutcome.Passed("There it is."));
        await first;

        cut.WaitForAssertion(() => Said(cut).ShouldBe("Passed. There it is."));
        Checks.Runs.ShouldBe(1);
        cut.Button("Check again").IsUsable().ShouldBeTrue();
    }

    [Fact]
    public async Task Output_OfTheCheck_CanBeRead_AndSaysWhereItRan()
    {
        var cut = RenderAt(await AddSessionAsync());
        Checks.Answer = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Failed("line 1\nline 2"));

        await cut.PressAsync("Check");

        cut.WaitForAssertion(() => cut.Find("summary").SeenIn().ShouldBe("Output of the check (0.0 s)"));
        cut.Find("pre").TextContent.ShouldBe("line 1\nline 2");
        cut.Find("pre").GetAttribute("tabindex").ShouldBe("0"); // it scrolls, also by keyboard
    }

    [Fact]
    public async Task Output_OfACheckInTheToolbox_IsMarkedAsTheLearnersOwn()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.ThreeSteps with { Steps = [TestScenarios.ThreeSteps.Steps[0] with { CheckPlace = CheckPlace.Toolbox }] }));
        var cut = RenderAt(await AddSessionAsync());
        Checks.Answer = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Failed("No."));

        await cut.PressAsync("Check");

        cut.WaitForAssertion(() => cut.Find("summary").SeenIn().ShouldEndWith("run in your own terminal’s machine"));
    }

    [Fact]
    public async Task Check_ThatIsRefused_SaysWhy()
    {
        var cut = RenderAt(await AddSessionAsync());
        for (var click = 0; click < Rules.ChecksPerMinute; click++)
        {
            await cut.PressAsync(click == 0 ? "Check" : "Check again");
        }

        await cut.PressAsync("Check again");

        cut.WaitForAssertion(() => Said(cut).ShouldBe("Not checked. That was a lot of checks. Try again in 60 seconds."));
        cut.FindAll("details").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "Passed. There it is.")]
    [InlineData(false, "Last time: There it is.")]
    public async Task Panel_AfterAReload_SaysWhatIsRecorded(bool passed, string said)
    {
        var cut = RenderAt(await AddSessionAsync(session => session.RecordAttempt(0, passed, "There it is.", Time.GetUtcNow())!));

        Said(cut).ShouldBe(said);
        cut.Buttons().ShouldBe(["Check again"]);
    }

    [Fact]
    public async Task Panel_WhenAnotherWindowHasCheckedSince_SaysWhatThatOneSaid()
    {
        var session = await AddSessionAsync();
        var cut = RenderAt(session);
        Checks.Answer = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Failed("No pod."));
        await cut.PressAsync("Check");
        cut.WaitForAssertion(() => Said(cut).ShouldBe("Not passed. No pod."));

        await ElsewhereAsync(session, current => current.RecordAttempt(0, passed: true, "There it is.", Time.GetUtcNow()));

        cut.WaitForAssertion(() => Said(cut).ShouldBe("Passed. There it is."));
        cut.FindAll("details").ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_WhileAnotherWindowChecks_WaitsForTheResultOfThatOne()
    {
        var session = await AddSessionAsync();
        var cut = RenderAt(session);
        var answer = new TaskCompletionSource<CheckOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Checks.Answer = (_, _) => answer.Task;
        var other = Services.GetRequiredService<CheckStep>().ExecuteAsync(session.Id, Learner, 0, Token);

        await cut.PressAsync("Check");
        cut.WaitForAssertion(() => Said(cut).ShouldBe("Not checked. A check is running already. Its result will be here in a moment."));
        answer.SetResult(new CheckOutcome.Passed("There it is."));
        await other;

        cut.WaitForAssertion(() => Said(cut).ShouldBe("Passed. There it is."));
        Checks.Runs.ShouldBe(1);
    }

    private IRenderedComponent<SessionRoom<CheckPanel>> RenderAt(LabSession session) => RenderIn<CheckPanel>(session, (nameof(CheckPanel.Step), 0));

    private static string Said(IRenderedComponent<IComponent> cut) => cut.Find("[role=status]").SeenIn();
}
