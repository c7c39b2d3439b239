using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.ClusterViews;

public sealed class WatchClusterTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();
    private readonly FakeClusterView _view = new();

    [Fact]
    public async Task Owner_SeesTheirOwnSession()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        await using var pictures = Watch(session.Id, session.Learner);

        (await pictures.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeTrue();
        _view.Shown.ShouldBe([session.Id]);
    }

    [Fact]
    public async Task SomebodyElse_SeesNothing_AndNothingIsWatchedForThem_Row1()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        await using var pictures = Watch(session.Id, LearnerId.New());

        (await pictures.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();
        _view.Shown.ShouldBeEmpty();
    }

    [Fact]
    public async Task SessionThatIsOver_ShowsNothing()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        await _bed.End.ExecuteAsync(session.Id, session.Learner, SessionTestBed.Token);

        await using var pictures = Watch(session.Id, session.Learner);

        (await pictures.MoveNextAsync().AsTask().DefaultTimeout()).ShouldBeFalse();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private IAsyncEnumerator<ClusterPicture> Watch(SessionId session, LearnerId learner) =>
        new WatchCluster(new SessionAccess(_bed.Store), _view).ExecuteAsync(session, learner, SessionTestBed.Token).GetAsyncEnumerator(SessionTestBed.Token);
}
