using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Sessions;

public sealed class SessionStartsTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();
    private readonly TaskCompletionSource _proceed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SessionStartsTests()
    {
        _bed.Rules.MaxProvisioning = 1;
        _bed.Environments.OnProvision = (_, _, token) => _proceed.Task.WaitAsync(token);
    }

    [Fact]
    public async Task Stop_WhileItWaitsForAWorker_ReturnsAtOnce_AndItIsNeverStarted()
    {
        var busy = await EnqueueAsync();
        var waiting = await EnqueueAsync();
        _bed.RunStarts();

        await _bed.Starts.StopAsync(waiting.Id, SessionTestBed.Token).DefaultTimeout();

        _proceed.SetResult();
        await _bed.UntilAsync(busy.Id, SessionState.Ready);
        var after = await EnqueueAsync();
        await _bed.UntilAsync(after.Id, SessionState.Ready); // the queue is worked off in order: the stopped one was passed over
        (await _bed.FindAsync(waiting.Id)).State.ShouldBe(SessionState.Starting);
        _bed.Environments.Present.Keys.ShouldNotContain(waiting.Id);
    }

    [Fact]
    public async Task Enqueue_AfterAStopWhileItWaited_StartsIt()
    {
        var session = await EnqueueAsync();
        await _bed.Starts.StopAsync(session.Id, SessionTestBed.Token).DefaultTimeout();
        _proceed.SetResult();

        _bed.Starts.Enqueue(session.Id);
        _bed.RunStarts();

        await _bed.UntilAsync(session.Id, SessionState.Ready);
        _bed.Environments.Calls.Count(call => call is "provision").ShouldBe(1);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private async Task<LabSession> EnqueueAsync() =>
        (await _bed.Start.ExecuteAsync(LearnerId.New(), TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
}
