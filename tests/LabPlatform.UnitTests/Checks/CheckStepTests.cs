using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Tests.Shared;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Checks;

public sealed class CheckStepTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Check_FailsThenPasses_RecordsAttemptsReasonAndTime()
    {
        var session = await _bed.StartReadyAsync();
        Answer(new CheckOutcome.Failed("No pod named web."));
        await CheckAsync(session.Id, 0);
        Answer(new CheckOutcome.NotYet("1 of 2 ready."));
        await CheckAsync(session.Id, 0);
        Answer(new CheckOutcome.Passed("Well done."));

        var report = (await CheckAsync(session.Id, 0)).ShouldSucceed();

        report.Result.Outcome.ShouldBeOfType<CheckOutcome.Passed>();
        report.SelfAttested.ShouldBeFalse();
        report.Session.ResultOf(0).ShouldBe(new StepResult(0, 3, _bed.Time.GetUtcNow(), "Well done."));
    }

    [Fact]
    public async Task Check_FailsAfterAPass_ThePassStays()
    {
        var session = await _bed.StartReadyAsync();
        await CheckAsync(session.Id, 0);
        var passedAt = _bed.Time.GetUtcNow();
        _bed.Time.Advance(TimeSpan.FromMinutes(1));
        Answer(new CheckOutcome.Failed("Gone again."));

        var report = (await CheckAsync(session.Id, 0)).ShouldSucceed();

        report.Session.ResultOf(0).ShouldBe(new StepResult(0, 2, passedAt, "Gone again."));
    }

    [Fact]
    public async Task Check_CouldNotCheck_CountsNoAttempt_Row81()
    {
        var session = await _bed.StartReadyAsync();
        Answer(new CheckOutcome.CouldNotCheck("The connection broke."));

        var report = (await CheckAsync(session.Id, 0)).ShouldSucceed();

        report.Session.ResultOf(0).ShouldBe(new StepResult(0, 0, PassedAt: null, ""));
    }

    [Fact]
    public async Task Check_StepNotReached_RefusesAndRunsNothing_Row79()
    {
        var session = await _bed.StartReadyAsync();

        (await CheckAsync(session.Id, 2)).ShouldRefuse<CheckReport, StepNotReached>().Step.ShouldBe(0);

        _bed.Runner.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task Check_NoCheckOrNoStep_Refuses()
    {
        var session = await _bed.StartReadyAsync();
        (await CheckAsync(session.Id, 1)).ShouldRefuseWith<StepHasNoCheck>();
        (await CheckAsync(session.Id, 3)).ShouldRefuseWith<NoSuchStep>();
        (await CheckAsync(session.Id, -1)).ShouldRefuseWith<NoSuchStep>();
    }

    [Fact]
    public async Task Check_TwoAtOnce_OneRuns_F21()
    {
        var session = await _bed.StartReadyAsync();
        var answer = new TaskCompletionSource<CheckOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _bed.Runner.Answer = (_, token) => answer.Task.WaitAsync(token);

        var first = CheckAsync(session.Id, 0);
        (await CheckAsync(session.Id, 0)).ShouldRefuseWith<CheckAlreadyRuns>();
        answer.SetResult(new CheckOutcome.Passed(""));

        (await first.DefaultTimeout()).ShouldSucceed();
        (await CheckAsync(session.Id, 0)).ShouldSucceed();
    }

    [Fact]
    public async Task Check_RunnerThrows_ThePlaceIsFreeAgain()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Runner.Answer = (_, _) => throw new InvalidOperationException("a bug");
        await Should.ThrowAsync<InvalidOperationException>(() => CheckAsync(session.Id, 0));
        Answer(new CheckOutcome.Passed(""));

        (await CheckAsync(session.Id, 0)).ShouldSucceed();
    }

    [Fact]
    public async Task Check_ThirteenthInAMinute_SaysWhenToComeBack_Row80()
    {
        var session = await _bed.StartReadyAsync();
        Answer(new CheckOutcome.Failed("Not there."));
        for (var click = 0; click < 12; click++)
        {
            (await CheckAsync(session.Id, 0)).ShouldSucceed();
            _bed.Time.Advance(TimeSpan.FromSeconds(1));
        }

        (await CheckAsync(session.Id, 0)).ShouldRefuse<CheckReport, TooManyChecks>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(48));
        _bed.Time.Advance(TimeSpan.FromSeconds(48));

        (await CheckAsync(session.Id, 0)).ShouldSucceed();
    }

    [Fact]
    public async Task Check_SessionEndsMeanwhile_WritesNothing()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Runner.Answer = async (_, token) =>
        {
            await _bed.End.ExecuteAsync(session.Id, _bed.Learner, token);
            return new CheckOutcome.Passed("");
        };

        await CheckAsync(session.Id, 0);

        (await _bed.FindAsync(session.Id)).Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_SomebodyElses_DoesNotExist()
    {
        var session = await _bed.StartReadyAsync();

        (await _bed.Check.ExecuteAsync(session.Id, LearnerId.New(), 0, SessionTestBed.Token)).ShouldRefuseWith<SessionNotFound>();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private void Answer(CheckOutcome outcome) => _bed.Runner.Answer = (_, _) => Task.FromResult(outcome);

    private Task<Result<CheckReport>> CheckAsync(SessionId session, int step) => _bed.Check.ExecuteAsync(session, _bed.Learner, step, SessionTestBed.Token);
}
