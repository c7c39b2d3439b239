using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Sessions;

public sealed class ExtendSessionTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Extend_AsOftenAsAllowed_MovesDeadlineInDatabaseAndCluster()
    {
        var session = await _bed.StartReadyAsync();

        var once = (await ExtendAsync(session.Id)).ShouldSucceed();
        var twice = (await ExtendAsync(session.Id)).ShouldSucceed();

        once.Deadline.ShouldBe(session.Deadline + _bed.Rules.Extension);
        twice.Deadline.ShouldBe(session.Deadline + (_bed.Rules.Extension * 2));
        _bed.Environments.Present[session.Id].Deadline.ShouldBe(twice.Deadline);
        (await ExtendAsync(session.Id)).ShouldRefuseWith<ExtensionsUsedUp>();
    }

    [Fact]
    public async Task Extend_TwoTabsAtOnce_IsOneExtensionEach_OrOne()
    {
        var session = await _bed.StartReadyAsync();

        await Task.WhenAll(ExtendAsync(session.Id), ExtendAsync(session.Id));

        var after = await _bed.FindAsync(session.Id);
        after.Deadline.ShouldBe(session.Deadline + (_bed.Rules.Extension * after.Extensions));
        after.Extensions.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Extend_ClusterAway_ChangesNothing()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Environments.Unavailable = "The cluster does not answer.";

        (await ExtendAsync(session.Id)).ShouldRefuseWith<EnvironmentTrouble>();

        (await _bed.FindAsync(session.Id)).Deadline.ShouldBe(session.Deadline);
    }

    [Fact]
    public async Task Extend_NotMineNotReadyOrOver_Refuses()
    {
        var session = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.ThreeSteps.Id, SessionTestBed.Token)).ShouldSucceed();
        (await _bed.Extend.ExecuteAsync(session.Id, LearnerId.New(), SessionTestBed.Token)).ShouldRefuseWith<SessionNotFound>();
        (await ExtendAsync(session.Id)).ShouldRefuseWith<SessionNotReady>();
        await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);

        (await ExtendAsync(session.Id)).ShouldRefuseWith<SessionOver>();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private Task<Domain.Shared.Result<LabSession>> ExtendAsync(SessionId session) => _bed.Extend.ExecuteAsync(session, _bed.Learner, SessionTestBed.Token);
}
