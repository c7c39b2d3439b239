using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Workspace;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.ComponentTests.Workspace;

/// <summary>The check of a step that declares what it wants.</summary>
public sealed class LiveCheckPanelTests : LabComponentTest
{
    private static readonly CheckOutcome s_passed = new CheckOutcome.Passed("");

    public LiveCheckPanelTests() => Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.Declaring));

    [Fact]
    public async Task Conditions_EachWithItsStateAndReason()
    {
        Declared.Set(0, s_passed);
        Declared.Set(1, new CheckOutcome.NotYet("It is starting."));
        var cut = RenderAt(await StartAsync(), 0);

        cut.WaitForAssertion(() => Rows(cut).ShouldBe(["Done: There is a Pod web", "Not yet: There is a Pod db It is starting."]));
        Classes(cut).ShouldBe(["good", "warn"]);
        Said(cut).ShouldBe("Under way. This step passes by itself when all of the list is so.");
        cut.Buttons().ShouldBe(["Check"]);
    }

    [Fact]
    public async Task NotYet_LooksUnlikeFailed()
    {
        Declared.Set(0, new CheckOutcome.NotYet("It is starting."));
        Declared.Set(1, new CheckOutcome.Failed("There is none."));
        var cut = RenderAt(await StartAsync(), 0);

        cut.WaitForAssertion(() => Classes(cut).ShouldBe(["warn", "bad"]));
        cut.FindAll("li path").Select(path => path.GetAttribute("d")).Distinct(StringComparer.Ordinal).Count().ShouldBe(2, "and not by colour alone");
    }

    [Fact]
    public async Task Step_AllOfItIsSo_TurnsToPassedWithoutAPress()
    {
        var session = await StartAsync();
        var cut = RenderAt(session, 0);
        cut.WaitForAssertion(() => Rows(cut)[0].ShouldBe("To do: There is a Pod web It is not there."));
        Said(cut).ShouldBe("Looked at while you work: this step passes by itself.");

        Declared.Set(0, s_passed);
        Declared.Set(1, s_passed);

        cut.WaitForAssertion(() => Said(cut).ShouldBe("Passed."));
        cut.WaitForAssertion(() => Classes(cut).ShouldBe(["good", "good"]));
        cut.Find("section").ClassList.ShouldContain("good", StringComparer.Ordinal);
        (await StoredAsync(session)).ResultOf(0).Attempts.ShouldBe(1);
        Checks.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task Status_WhileOnlyReasonsChange_StaysCalm()
    {
        Declared.Set(0, new CheckOutcome.NotYet("1 of 3."));
        Declared.Set(1, s_passed);
        var cut = RenderAt(await StartAsync(), 0);
        cut.WaitForAssertion(() => Rows(cut)[0].ShouldEndWith("1 of 3."));
        var said = Said(cut);

        Declared.Set(0, new CheckOutcome.NotYet("2 of 3."));

        cut.WaitForAssertion(() => Rows(cut)[0].ShouldEndWith("2 of 3."));
        Said(cut).ShouldBe(said);
        cut.FindAll("[aria-live], [role=status], [role=alert]").ShouldHaveSingleItem().Closest("ul").ShouldBeNull();
    }

    [Fact]
    public async Task Check_Pressed_AnswersFromTheList_UntilThatChanges()
    {
        var session = await StartAsync();
        var cut = RenderAt(session, 0);
        cut.WaitForAssertion(() => Rows(cut)[0].ShouldStartWith("To do"));

        await cut.PressAsync("Check");
        cut.WaitForAssertion(() => Said(cut).ShouldBe("Not passed. The list says what is missing."));
        (await StoredAsync(session)).ResultOf(0).Attempts.ShouldBe(1);

        Declared.Set(0, new CheckOutcome.NotYet("Soon."));
        Declared.Set(1, new CheckOutcome.NotYet("Soon."));

        cut.WaitForAssertion(() => Said(cut).ShouldStartWith("Under way."));
    }

    [Fact]
    public async Task StepWithAScript_IsPassedByAPressOnly()
    {
        var session = await StartAsync(passed: true);
        Declared.Set(0, s_passed);
        var cut = RenderAt(session, 1);

        cut.WaitForAssertion(() => Said(cut).ShouldBe("All of the list is so. Let the rest be checked."));
        (await StoredAsync(session)).ResultOf(1).PassedAt.ShouldBeNull();

        await cut.PressAsync("Check");

        cut.WaitForAssertion(() => Said(cut).ShouldBe("Passed."));
        cut.WaitForAssertion(() => Declared.Watching.ShouldBe(0));
    }

    [Fact]
    public async Task PassedStep_SeenAgain_IsNotWatched()
    {
        var cut = RenderAt(await StartAsync(passed: true), 0);

        Said(cut).ShouldBe("Passed.");
        cut.FindAll("ul").ShouldBeEmpty();
        Declared.Watching.ShouldBe(0);
    }

    [Fact]
    public async Task Page_Gone_NothingIsWatchedAnyMore()
    {
        var cut = RenderAt(await StartAsync(), 0);
        cut.WaitForAssertion(() => Declared.Watching.ShouldBe(1));

        await DisposeComponentsAsync();

        cut.WaitForAssertion(() => Declared.Watching.ShouldBe(0));
    }

    [Fact]
    public async Task Page_RenderedOnce_ShowsWhatIsWantedAndWatchesNothing()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var cut = RenderAt(await StartAsync(), 0);

        Rows(cut).ShouldBe(["Not known yet: There is a Pod web", "Not known yet: There is a Pod db"]);
        Declared.Watching.ShouldBe(0);
    }

    private Task<LabSession> StartAsync(bool passed = false) => AddSessionAsync(session =>
    {
        session = session with { Scenario = TestScenarios.Declaring.Id };
        return passed ? session.RecordAttempt(0, passed: true, "", Time.GetUtcNow())! : session;
    });

    private IRenderedComponent<SessionRoom<CheckPanel>> RenderAt(LabSession session, int step) => RenderIn<CheckPanel>(session, (nameof(CheckPanel.Step), step));

    private static string Said(IRenderedComponent<IComponent> cut) => cut.Find("[role=status]").SeenIn();

    private static string[] Rows(IRenderedComponent<IComponent> cut) => [.. cut.FindAll("li").Select(Reading.SeenIn)];

    private static string[] Classes(IRenderedComponent<IComponent> cut) => [.. cut.FindAll("li").Select(row => row.ClassName ?? "")];
}
