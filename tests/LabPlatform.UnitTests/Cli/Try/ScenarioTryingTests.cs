using LabPlatform.Cli.Try;
using LabPlatform.Cli.Try.Reports;
using LabPlatform.Cli.Try.Running;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Cli.Try;

public sealed class ScenarioTryingTests : IAsyncDisposable
{
    private readonly TryBed _bed = new();

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    [Fact]
    public async Task Solvable_FailsBeforeAndPassesAfter_InASessionThatIsEndedThen()
    {
        var trial = await _bed.TryAsync(TryBed.Lab(TryBed.Step("one"), TryBed.Step("two")));

        trial.Verdict.ShouldBe(Verdict.Passed);
        trial.Reason.ShouldBeEmpty();
        var first = trial.Steps[0];
        (first.Verdict, first.Before!.Outcome, first.After!.Outcome).ShouldBe((Verdict.Passed, "failed", "passed"));
        first.Before.Reason.ShouldBe("one is missing");
        first.Solution!.By.ShouldBe("one/solve.sh");
        first.Solution.Commands.ShouldHaveSingleItem().Output.ShouldBe("did one");
        first.Later.ShouldHaveSingleItem().ShouldSatisfyAllConditions(later => later.Step.ShouldBe(2), later => later.Outcome.ShouldBe("failed"));
        _bed.Shell.Scripts.ShouldBe(["one", "two"]);
        _bed.Heard.Lines.ShouldBe(["started", "step 1 Passed", "step 2 Passed", "finished Passed"]);
        var session = (await _bed.Sessions.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        session.State.ShouldBe(SessionState.Ending);

        // What was asked of the second step beforehand counts for nothing: one attempt before, one after.
        session.Results.Select(result => result.Attempts).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task PassesBefore_IsRed_AndTheOthersAreTriedAllTheSame()
    {
        _bed.Done.TryAdd("one", value: true);

        var trial = await _bed.TryAsync(TryBed.Lab(TryBed.Step("one"), TryBed.Step("two")));

        trial.Verdict.ShouldBe(Verdict.Failed);
        trial.Steps[0].Reasons.ShouldBe(["The check passes before anything was done and says: one is done."]);
        trial.Steps[1].Verdict.ShouldBe(Verdict.Passed);
    }

    [Fact]
    public async Task SolutionDoesNotHelp_IsRedWithTheCheckReason_AndLaterStepsAreNotReached()
    {
        _bed.Shell.Answer = _ => new ShellRun(1, "error: no such thing", TimeSpan.FromSeconds(1));

        var trial = await _bed.TryAsync(TryBed.Lab(TryBed.Step("one"), TryBed.Step("two")));

        trial.Steps.Select(step => step.Verdict).ShouldBe([Verdict.Failed, Verdict.Skipped]);
        trial.Steps[0].Reasons.ShouldBe(["The check does not pass after one/solve.sh, which ended with exit code 1 (failed): one is missing"]);
        trial.Steps[0].Solution!.Commands[0].Output.ShouldBe("error: no such thing");
    }

    [Fact]
    public async Task LaterCheckPassesAlready_IsRed_AndNamesTheStep()
    {
        _bed.Check = step => step.Verify!.Text is "three" && _bed.Done.ContainsKey("one") ? new CheckOutcome.Passed("far too easy") : _bed.IsDone(step);

        var trial = await _bed.TryAsync(TryBed.Lab(TryBed.Step("one"), TryBed.Step("two"), TryBed.Step("three")));

        trial.Steps[0].Reasons.ShouldBe(["With it the check of step 3 passes already and says: far too easy."]);
        trial.Steps.Select(step => step.Verdict).ShouldBe([Verdict.Failed, Verdict.Failed, Verdict.Failed]);
    }

    [Fact]
    public async Task NotYet_IsWaitedFor()
    {
        var asked = 0;
        _bed.Check = step => !_bed.Done.ContainsKey("one") ? _bed.IsDone(step) : ++asked < 4 ? new CheckOutcome.NotYet("1 of 2 is there") : new CheckOutcome.Passed("");

        var trial = await PassingTime(_bed.TryAsync(TryBed.Lab(TryBed.Step("one"))));

        trial.Verdict.ShouldBe(Verdict.Passed);
        trial.Steps[0].After!.Duration.ShouldBe(TryLimits.Look * 3);
    }

    [Fact]
    public async Task NotYet_ForEver_IsRed()
    {
        _bed.Check = step => !_bed.Done.ContainsKey("one") ? _bed.IsDone(step) : new CheckOutcome.NotYet("1 of 2 is there");

        var trial = await PassingTime(_bed.TryAsync(TryBed.Lab(TryBed.Step("one"))));

        trial.Steps[0].Reasons.ShouldBe(["The check does not pass after one/solve.sh (not yet): 1 of 2 is there"]);
        trial.Steps[0].After!.Duration.ShouldBe(TryLimits.Converging);
    }

    [Fact]
    public async Task Declared_FailsRightAfter_GetsTheTimeToNotice()
    {
        var declared = TryBed.Step("one") with { Checks = new DeclaredCheck("one/checks.yaml", []) };
        var asked = 0;
        _bed.Check = step => !_bed.Done.ContainsKey("one") || ++asked < 3 ? new CheckOutcome.Failed("nothing there") : new CheckOutcome.Passed("");

        (await PassingTime(_bed.TryAsync(TryBed.Lab(declared)))).Verdict.ShouldBe(Verdict.Passed);
    }

    [Fact]
    public async Task WithoutSolution_TheCommandsOfThePageAreRunInOrder_AndInteractiveOnesNamed()
    {
        var step = TryBed.Step("two") with { Solve = null, Markdown = "`first`{{exec}} then\n\n```\nvim file\n```{{exec}}\n\n```\nshown\n```\n\n```bash\ntwo\n```{{exec interrupt}}\n" };

        var trial = await _bed.TryAsync(TryBed.Lab(step));

        trial.Verdict.ShouldBe(Verdict.Passed);
        _bed.Shell.Scripts.ShouldBe(["first", "two"]);
        trial.Steps[0].Solution!.By.ShouldBe(Solution.Page);
        trial.Steps[0].Solution!.Skipped.ShouldHaveSingleItem().Interactive.ShouldBe("vim");
    }

    [Fact]
    public async Task WithoutCheck_IsReportedAsSuch_AndSolvedForThoseThatFollow()
    {
        var trial = await _bed.TryAsync(TryBed.Lab(TryBed.Step("one") with { Verify = null }, TryBed.Step("two")));

        trial.Verdict.ShouldBe(Verdict.Passed);
        trial.Steps.Select(step => step.Verdict).ShouldBe([Verdict.Unchecked, Verdict.Passed]);
        _bed.Shell.Scripts.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task ScriptsOfAPage_AreWaitedFor_AndATerminalThatIsNeverFreeIsRed()
    {
        _bed.Shell.PageScripts = new PageScriptState(Foreground: null, Background: 0);
        var lab = TryBed.Lab(TryBed.Step("one"), TryBed.Step("two") with { Foreground = new ScenarioScript("two/wait.sh", "sleep infinity") });

        var trial = await _bed.TryAsync(lab);

        _bed.Shell.Awaited.ShouldBe(["step2"]);
        trial.Steps[1].Reasons.ShouldBe(["The foreground script two/wait.sh did not end within 5 minutes: the learner's terminal is not free."]);
    }

    [Fact]
    public async Task NotStarted_SaysWhy()
    {
        _bed.Sessions.Environments.OnProvision = (_, _, _) => throw new EnvironmentException("There is no room.");

        var trial = await _bed.TryAsync(TryBed.Lab(TryBed.Step("one")));

        (trial.Verdict, trial.Reason, trial.Steps.Length).ShouldBe((Verdict.Failed, "No session could be started: There is no room.", 0));
    }

    [Fact]
    public async Task Broken_SaysWhatValidateSays_AndStartsNothing()
    {
        var broken = _bed.Sessions.Catalogue.Current.Find(ScenarioId.Parse("kubernetes/broken"))!;

        var trial = await _bed.Trying().RunAsync(new TryTarget("labs/broken", broken.Id, broken), _bed.Heard, TestContext.Current.CancellationToken);

        (trial.Verdict, trial.Reason).ShouldBe((Verdict.Failed, "It has mistakes that ./lab validate names: Not JSON."));
        _bed.Sessions.Environments.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Interrupted_TheSessionIsEndedAllTheSame()
    {
        using var interrupt = new CancellationTokenSource();
        _bed.Shell.Answer = _ =>
        {
            interrupt.Cancel();
            interrupt.Token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        };
        var lab = TryBed.Lab(TryBed.Step("one"));
        _bed.Sessions.Catalogue.Replace(TestScenarios.CatalogueOf(lab));
        var target = new TryTarget("labs/lab", lab.Id, _bed.Sessions.Catalogue.Current.Find(lab.Id)!);

        await Should.ThrowAsync<OperationCanceledException>(_bed.Trying().RunAsync(target, _bed.Heard, interrupt.Token));

        (await _bed.Sessions.Store.ListUnfinishedAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().State.ShouldBe(SessionState.Ending);
    }

    [Theory]
    [InlineData(false, "Skipped", 1)]
    [InlineData(true, "Passed", 2)]
    public async Task AfterAFailure_OthersAreTriedOnlyWhereAsked(bool keepGoing, string second, int sessions)
    {
        Scenario bad = TryBed.Lab(TryBed.Step("one") with { Solve = null, Markdown = "" }), good = bad with { Id = ScenarioId.Parse("good"), Steps = [TryBed.Step("two")] };
        _bed.Sessions.Catalogue.Replace(TestScenarios.CatalogueOf(bad, good));
        var targets = new[] { bad, good }.Select(lab => new TryTarget(lab.Id.Value, lab.Id, _bed.Sessions.Catalogue.Current.Find(lab.Id)!)).ToList();

        var report = await new TryRun(_bed.Trying(), _bed.Heard, _bed.Sessions.Time).RunAsync(targets, jobs: 1, keepGoing, TestContext.Current.CancellationToken);

        report.AllPassed.ShouldBeFalse();
        report.Scenarios.Select(trial => trial.Verdict.ToString()).ShouldBe(["Failed", second]);
        _bed.Sessions.Environments.Calls.Count(call => call is "provision").ShouldBe(sessions);
    }

    private async Task<ScenarioTrial> PassingTime(Task<ScenarioTrial> trial)
    {
        while (!trial.IsCompleted)
        {
            // The session's own deadline is moved on by a timer, too; only the short waits are the check's.
            await Task.WhenAny(trial, _bed.Sessions.Time.PassWaitAsync(TryLimits.Look));
        }

        return await trial.DefaultTimeout();
    }
}
