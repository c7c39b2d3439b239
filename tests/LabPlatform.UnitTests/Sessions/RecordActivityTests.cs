using LabPlatform.Domain.Sessions;

namespace LabPlatform.UnitTests.Sessions;

public sealed class RecordActivityTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Record_ManyKeys_WritesOnceInThirtySeconds()
    {
        var session = await _bed.StartReadyAsync();
        var record = new RecordActivity(_bed.Access, _bed.Changes, _bed.Time);
        _bed.Time.Advance(TimeSpan.FromMinutes(1));

        for (var key = 0; key < 100; key++)
        {
            await record.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);
        }

        var after = await _bed.FindAsync(session.Id);
        after.LastActivityAt.ShouldBe(_bed.Time.GetUtcNow());
        after.Version.ShouldBe(session.Version + 1);
        _bed.Time.Advance(TimeSpan.FromSeconds(30));
        await record.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);
        (await _bed.FindAsync(session.Id)).Version.ShouldBe(session.Version + 2);
    }

    [Fact]
    public async Task Record_NotedAMomentAgoByAnotherProcess_WritesNothing()
    {
        var session = await _bed.StartReadyAsync();
        _bed.Time.Advance(TimeSpan.FromMinutes(1));
        await new RecordActivity(_bed.Access, _bed.Changes, _bed.Time).ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);
        _bed.Time.Advance(TimeSpan.FromSeconds(29));

        await new RecordActivity(_bed.Access, _bed.Changes, _bed.Time).ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);

        (await _bed.FindAsync(session.Id)).Version.ShouldBe(session.Version + 1);
    }

    [Fact]
    public async Task Record_AnotherLearner_ChangesNothingAndBlocksNothing()
    {
        var session = await _bed.StartReadyAsync();
        var record = new RecordActivity(_bed.Access, _bed.Changes, _bed.Time);
        _bed.Time.Advance(TimeSpan.FromMinutes(1));

        await record.ExecuteAsync(session.Id, LearnerId.New(), SessionTestBed.Token);
        (await _bed.FindAsync(session.Id)).Version.ShouldBe(session.Version);
        await record.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);

        (await _bed.FindAsync(session.Id)).LastActivityAt.ShouldBe(_bed.Time.GetUtcNow());
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();
}
