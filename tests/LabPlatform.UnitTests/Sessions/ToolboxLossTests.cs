using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Sessions;

/// <summary>The toolbox is lost while its namespaces live.</summary>
public sealed class ToolboxLossTests : IAsyncDisposable
{
    private const string Loss = "Your toolbox was deleted.";

    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Lost_IsMadeAgain_ProgressAndTimesStay_F6()
    {
        var session = await ReadyOnTheThirdStepAsync();
        _bed.Time.Advance(TimeSpan.FromMinutes(5));

        await LoseAndReconcileAsync(session.Id);
        var again = await _bed.UntilAsync(session.Id, SessionState.Ready);

        again.Failure.ShouldBe(Loss);
        again.ShouldBe(session with { Failure = Loss, Version = again.Version, Results = again.Results });
        again.Results.ShouldBe(session.Results);
        _bed.Environments.Calls.Count(call => call is "provision").ShouldBe(2);
        (await _bed.Store.FindLiveAsync(_bed.Learner, SessionTestBed.Token))!.Id.ShouldBe(session.Id);
    }

    [Fact]
    public async Task Lost_WhileItIsMadeAgain_TheSessionIsStartingAndSaysWhy_F6()
    {
        var session = await ReadyOnTheThirdStepAsync();
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bed.Environments.OnProvision = (_, _, token) => made.Task.WaitAsync(token);

        await LoseAndReconcileAsync(session.Id);

        var starting = await _bed.FindAsync(session.Id);
        starting.State.ShouldBe(SessionState.Starting);
        starting.Failure.ShouldBe(Loss);
        made.SetResult();
        await _bed.UntilAsync(session.Id, SessionState.Ready);
    }

    [Fact]
    public async Task MadeAgain_ItsFilesAndTheScriptsOfEveryPageSoFar_AreThereAgain_F6()
    {
        var session = await ReadyOnTheThirdStepAsync();
        _bed.Environments.Calls.Clear();

        await LoseAndReconcileAsync(session.Id);
        await _bed.UntilAsync(session.Id, SessionState.Ready);

        _bed.Environments.Calls.Where(call => call is not "list").ShouldBe(["provision", "assets", "scripts intro", "scripts step3"]);
    }

    [Fact]
    public async Task MadeAgain_TheLearnerIsTold_UntilThePageIsTurned_F6()
    {
        var session = await ReadyOnTheThirdStepAsync();
        await LoseAndReconcileAsync(session.Id);
        await _bed.UntilAsync(session.Id, SessionState.Ready);

        (await _bed.GoTo.ExecuteAsync(session.Id, _bed.Learner, step: -1, SessionTestBed.Token)).ShouldSucceed().Failure.ShouldBeNull();
    }

    [Fact]
    public async Task CannotBeMadeAgain_TheSessionEndsWithTheReason_F6()
    {
        var session = await ReadyOnTheThirdStepAsync();
        _bed.Environments.OnProvision = (_, _, _) => throw new EnvironmentException("No machine of the cluster has room for it.");

        await LoseAndReconcileAsync(session.Id);
        await Waits.UntilAsync("it ends", async () => !(await _bed.FindAsync(session.Id)).IsLive());

        var ended = await _bed.FindAsync(session.Id);
        ended.EndReason.ShouldBe(EndReason.StartFailed);
        ended.Failure.ShouldBe("No machine of the cluster has room for it.");
        ended.Results.ShouldBe(session.Results);
    }

    [Fact]
    public async Task Lost_AtTheEndOfTheSession_IsNotMadeAgain_F6()
    {
        var session = await ReadyOnTheThirdStepAsync();
        await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);

        await LoseAndReconcileAsync(session.Id);

        (await _bed.FindAsync(session.Id)).State.ShouldBe(SessionState.Ending);
        _bed.Environments.Calls.Count(call => call is "provision").ShouldBe(1);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private async Task<LabSession> ReadyOnTheThirdStepAsync()
    {
        var session = await _bed.StartReadyAsync();
        (await _bed.GoTo.ExecuteAsync(session.Id, _bed.Learner, step: 0, SessionTestBed.Token)).ShouldSucceed();
        (await _bed.Check.ExecuteAsync(session.Id, _bed.Learner, 0, SessionTestBed.Token)).Error.ShouldBeNull();
        (await _bed.GoTo.ExecuteAsync(session.Id, _bed.Learner, step: 2, SessionTestBed.Token)).ShouldSucceed();
        return await _bed.FindAsync(session.Id);
    }

    private async Task LoseAndReconcileAsync(SessionId session)
    {
        _bed.Environments.Present[session] = _bed.Environments.Present[session] with { ToolboxLoss = Loss };
        await _bed.Reconciler.RunOnceAsync(SessionTestBed.Token).DefaultTimeout();
    }
}
