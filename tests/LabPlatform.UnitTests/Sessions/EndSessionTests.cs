using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Sessions;

public sealed class EndSessionTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task End_Ready_NamespacesGoAndTheSessionIsEnded()
    {
        var session = await _bed.StartReadyAsync();

        (await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token)).ShouldSucceed().State.ShouldBe(SessionState.Ending);
        (await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token)).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ending);
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token);

        var ended = await _bed.FindAsync(session.Id);
        ended.State.ShouldBe(SessionState.Ended);
        ended.EndReason.ShouldBe(EndReason.ByLearner);
        _bed.Environments.Present.ShouldBeEmpty();
        (await _bed.Store.ListLedgerAsync(SessionTestBed.Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task End_Twice_SaysTheSame_F21()
    {
        var session = await _bed.StartReadyAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token)));

        both.ShouldAllBe(result => result.Error == null && result.Value!.State == SessionState.Ending && result.Value.Version == both[0].Value!.Version);
    }

    [Fact]
    public async Task End_SomebodyElses_DoesNotExist()
    {
        var session = await _bed.StartReadyAsync();

        (await _bed.End.ExecuteAsync(session.Id, LearnerId.New(), SessionTestBed.Token)).ShouldRefuseWith<SessionNotFound>();

        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ready);
    }

    [Fact]
    public async Task End_WhileStarting_BreaksTheStartOffAndLeavesNothing_F22()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var brokenOff = false;
        _bed.Environments.OnProvision = async (_, _, token) =>
        {
            reached.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                brokenOff = true;
            }
        };
        _bed.RunStarts();
        var session = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
        await reached.Task.DefaultTimeout();

        await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token).DefaultTimeout();
        brokenOff.ShouldBeTrue("nothing may be made any more once deleting has begun");
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token).DefaultTimeout();

        var ended = await _bed.FindAsync(session.Id);
        ended.State.ShouldBe(SessionState.Ended);
        ended.EndReason.ShouldBe(EndReason.ByLearner);
        _bed.Environments.Present.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_WhileEnding_IsANewSessionThatStays_F22()
    {
        var first = await _bed.StartReadyAsync();
        await _bed.End.ExecuteAsync(first.Id, _bed.Learner, SessionTestBed.Token);
        var second = await _bed.StartReadyAsync();

        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token);
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token);

        (await _bed.FindAsync(first.Id)).State.ShouldBe(SessionState.Ended);
        (await _bed.FindAsync(second.Id)).State.ShouldBe(SessionState.Ready);
        _bed.Environments.Present.Keys.ShouldBe([second.Id]);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();
}
