using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Sessions;

public sealed class GoToStepTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task GoTo_PastAnUnpassedCheck_Refuses_Row79()
    {
        var session = await _bed.StartReadyAsync();

        var result = await GoToAsync(session.Id, 1);

        result.ShouldRefuse<LabSession, StepNotPassed>().Step.ShouldBe(0);
        (await _bed.FindAsync(session.Id)).CurrentStep.ShouldBe(-1);
    }

    [Fact]
    public async Task GoTo_AllTheWay_OpensStepByStepAndFinishesOnce()
    {
        var session = await _bed.StartReadyAsync();

        (await GoToAsync(session.Id, 0)).ShouldSucceed().CurrentStep.ShouldBe(0);
        await CheckAsync(session.Id, 0);
        (await GoToAsync(session.Id, 1)).ShouldSucceed();
        (await GoToAsync(session.Id, 2)).ShouldSucceed().FinishedAt.ShouldBeNull();
        (await GoToAsync(session.Id, 3)).ShouldRefuse<LabSession, StepNotPassed>().Step.ShouldBe(2);
        _bed.Time.Advance(TimeSpan.FromMinutes(1));
        await CheckAsync(session.Id, 2);
        var finished = _bed.Time.GetUtcNow();
        _bed.Time.Advance(TimeSpan.FromMinutes(1));
        var onFinish = (await GoToAsync(session.Id, 3)).ShouldSucceed();

        onFinish.CurrentStep.ShouldBe(3);
        onFinish.FinishedAt.ShouldBe(finished);
        _bed.Environments.Calls.ShouldBe(["provision", "assets", "scripts intro", "scripts step3"]);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public async Task GoTo_NoSuchPage_Refuses(int step)
    {
        var session = await _bed.StartReadyAsync();

        (await GoToAsync(session.Id, step)).ShouldRefuseWith<NoSuchStep>();
    }

    [Fact]
    public async Task GoTo_ScriptsCannotBeStarted_StaysAndCanBeTriedAgain()
    {
        var session = await _bed.StartReadyAsync();
        await CheckAsync(session.Id, 0);
        _bed.Environments.ScriptsFail = "The toolbox does not answer.";

        (await GoToAsync(session.Id, 2)).ShouldRefuse<LabSession, EnvironmentTrouble>().Message.ShouldBe("The toolbox does not answer.");
        (await _bed.FindAsync(session.Id)).CurrentStep.ShouldBe(-1);
        _bed.Environments.ScriptsFail = null;

        (await GoToAsync(session.Id, 2)).ShouldSucceed().CurrentStep.ShouldBe(2);
    }

    [Fact]
    public async Task GoTo_SomebodyElsesStartingOrOver_Refuses()
    {
        var starting = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
        (await GoToAsync(starting.Id, 0)).ShouldRefuseWith<SessionNotReady>();
        (await _bed.GoTo.ExecuteAsync(starting.Id, LearnerId.New(), 0, SessionTestBed.Token)).ShouldRefuseWith<SessionNotFound>();
        await _bed.End.ExecuteAsync(starting.Id, _bed.Learner, SessionTestBed.Token);

        (await GoToAsync(starting.Id, 0)).ShouldRefuseWith<SessionOver>();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private Task<Domain.Shared.Result<LabSession>> GoToAsync(SessionId session, int step) =>
        _bed.GoTo.ExecuteAsync(session, _bed.Learner, step, SessionTestBed.Token);

    private async Task CheckAsync(SessionId session, int step) =>
        (await _bed.Check.ExecuteAsync(session, _bed.Learner, step, SessionTestBed.Token)).ShouldSucceed();
}
