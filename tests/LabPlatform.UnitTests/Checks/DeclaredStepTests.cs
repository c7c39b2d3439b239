using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Checks;

/// <summary>Steps that declare what they want, checked by a click.</summary>
public sealed class DeclaredStepTests : IAsyncDisposable
{
    private static readonly CheckOutcome s_passed = new CheckOutcome.Passed("");

    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Check_AllConditionsHold_PassesWithoutAScript()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        _bed.Declared.Set(0, s_passed);
        _bed.Declared.Set(1, s_passed);

        var report = await CheckAsync(session, 0);

        report.Result.Outcome.ShouldBe(s_passed);
        report.Declared.ShouldNotBeNull().Passed.ShouldBe(2);
        report.Session.ResultOf(0).ShouldBe(new StepResult(0, 1, _bed.Time.GetUtcNow(), ""));
        _bed.Runner.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task Check_OneDoesNot_IsAnAttemptWithItsReason()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        _bed.Declared.Set(0, s_passed);
        _bed.Declared.Set(1, new CheckOutcome.NotYet("It starts."));

        var report = await CheckAsync(session, 0);

        report.Result.Outcome.ShouldBe(new CheckOutcome.NotYet("It starts."));
        report.Session.ResultOf(0).ShouldBe(new StepResult(0, 1, PassedAt: null, "It starts."));
    }

    [Fact]
    public async Task Check_ConditionsAndScript_BothMustPass_ConditionsFirst()
    {
        var session = await AtSecondStepAsync();
        _bed.Declared.Set(0, new CheckOutcome.Failed("No cache."));
        (await CheckAsync(session, 1)).Result.Outcome.ShouldBe(new CheckOutcome.Failed("No cache."));
        _bed.Runner.Runs.ShouldBe(0);

        _bed.Declared.Set(0, s_passed);
        _bed.Runner.Answer = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Failed("The script says no."));
        (await CheckAsync(session, 1)).Result.Outcome.ShouldBe(new CheckOutcome.Failed("The script says no."));

        _bed.Runner.Answer = (_, _) => Task.FromResult<CheckOutcome>(new CheckOutcome.Passed("Well done."));
        var report = await CheckAsync(session, 1);

        report.Result.Outcome.ShouldBe(new CheckOutcome.Passed("Well done."));
        report.Session.FinishedAt.ShouldBe(_bed.Time.GetUtcNow());
    }

    [Fact]
    public void Report_WhatFailedComesBeforeWhatMayStillCome()
    {
        var condition = TestScenarios.Declaring.Steps[0].Checks!.Conditions[0];
        CheckOutcome notYet = new CheckOutcome.NotYet("starts"), could = new CheckOutcome.CouldNotCheck("away"), failed = new CheckOutcome.Failed("missing");

        Of(s_passed, s_passed).ShouldBe(s_passed);
        Of(s_passed, notYet).ShouldBe(notYet);
        Of(notYet, could).ShouldBe(could);
        Of(notYet, could, failed).ShouldBe(failed);

        CheckOutcome Of(params CheckOutcome[] outcomes) => new DeclaredReport([.. outcomes.Select(outcome => new ConditionReport(condition, outcome))]).Outcome;
    }

    [Fact]
    public void SelfAttested_WhereSomethingAsksTheToolbox()
    {
        var step = TestScenarios.Declaring.Steps[1];
        step.IsSelfAttested().ShouldBeFalse();

        (step with { Checks = new DeclaredCheck("checks.yaml", [new NotSo(new AllOf([new CommandPrints("true", null, 0)]))]) }).IsSelfAttested().ShouldBeTrue();
        (step with { CheckPlace = Domain.Scenarios.CheckPlace.Toolbox }).IsSelfAttested().ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private async Task<LabSession> AtSecondStepAsync()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.Declaring.Id);
        return (await _bed.Changes.ApplyAsync(session.Id, current => current.RecordAttempt(0, passed: true, "", _bed.Time.GetUtcNow()), SessionTestBed.Token))!.Session;
    }

    private async Task<CheckReport> CheckAsync(LabSession session, int step) => (await _bed.Check.ExecuteAsync(session.Id, _bed.Learner, step, SessionTestBed.Token)).ShouldSucceed();
}
