using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Files;

/// <summary>Whoever asks, and however: somebody else's session does not exist, and one that is not ready has no files.</summary>
public sealed class FilesAccessTests : IAsyncDisposable
{
    private static readonly FilePath s_path = FilePath.TryParse("web.yaml", out var path) ? path : default;

    private readonly SessionTestBed _bed = new();
    private readonly FakeLearnerFiles _files = new();

    public FilesAccessTests() => _files.Put("/root/web.yaml", "kind: Pod\n");

    public static TheoryData<string> Ways { get; } = ["look", "read", "write", "change", "download"];

    [Theory, MemberData(nameof(Ways))]
    public async Task Owner_GetsAtTheFiles(string way)
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        (await TryAsync(way, session.Id, session.Learner)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task SomebodyElse_FindsNoSession_Row1(string way)
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        (await TryAsync(way, session.Id, LearnerId.New())).ShouldBeOfType<SessionNotFound>();
        Untouched();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task EndedSession_HasNoFiles(string way)
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        await _bed.Changes.ApplyAsync(session.Id, current => current.BeginEnd(EndReason.ByLearner), SessionTestBed.Token);

        (await TryAsync(way, session.Id, session.Learner)).ShouldBeOfType<SessionOver>();
        Untouched();
    }

    [Fact]
    public async Task StartingSession_HasNoFilesYet()
    {
        var session = (await _bed.Start.ExecuteAsync(_bed.Learner, TestScenarios.OneStep.Id, SessionTestBed.Token)).ShouldSucceed();

        (await TryAsync("read", session.Id, session.Learner)).ShouldBeOfType<SessionNotReady>();
    }

    [Theory]
    [InlineData("write")]
    [InlineData("change")]
    public async Task Writing_IsActivity(string way)
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        _bed.Time.Advance(TimeSpan.FromMinutes(5));

        (await TryAsync(way, session.Id, session.Learner)).ShouldBeNull();

        (await _bed.FindAsync(session.Id)).LastActivityAt.ShouldBe(_bed.Time.GetUtcNow());
    }

    [Fact]
    public async Task Looking_IsNoActivity_ItHappensByItself()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        var before = (await _bed.FindAsync(session.Id)).LastActivityAt;
        _bed.Time.Advance(TimeSpan.FromMinutes(5));

        (await TryAsync("look", session.Id, session.Learner)).ShouldBeNull();

        (await _bed.FindAsync(session.Id)).LastActivityAt.ShouldBe(before);
    }

    [Fact]
    public async Task MoreThanOneWindowShows_IsNotLookedAt()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        FilePath[] many = [.. Enumerable.Range(0, 100).Select(number => FilePath.TryParse($"f{number}", out var path) ? path : default)];

        (await new LookAtFiles(Access, _files).ExecuteAsync(session.Id, session.Learner, new FilesWanted([.. many], [.. many]), SessionTestBed.Token)).ShouldSucceed();

        (_files.Wanted!.Folders.Length, _files.Wanted.Files.Length).ShouldBe((FileLimits.Folders, FileLimits.OpenFiles));
    }

    [Fact]
    public async Task MoreThanAnUpload_IsNotEvenBegun()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);

        var refused = await Write.ExecuteAsync(session.Id, session.Learner, s_path, Stream.Null, 12L * 1024 * 1024, expected: null, SessionTestBed.Token);

        refused.Error.ShouldBeOfType<FileTooLarge>().Message.ShouldBe("web.yaml has 12 MB, more than the 10 MB that go here. Use the terminal for it.");
    }

    [Fact]
    public async Task ManyThingsAtOnce_AreRefused_UntilOneIsDone()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        var access = Access;
        var visits = new List<FilesVisit>();
        Result<FilesVisit> entered;
        while ((entered = await access.EnterAsync(session.Id, session.Learner, SessionTestBed.Token)).Value is { } visit)
        {
            visits.Add(visit);
        }

        visits.Count.ShouldBe(8);
        entered.Error.ShouldBeOfType<MachineBusy>();
        visits[0].Dispose();
        (await access.EnterAsync(session.Id, session.Learner, SessionTestBed.Token)).ShouldSucceed();
    }

    [Fact]
    public async Task Download_CountsUntilItsContentIsClosed()
    {
        var session = await _bed.StartReadyAsync(TestScenarios.OneStep.Id);
        var download = new DownloadFile(Access, _files);
        var open = new List<FileDownload>();
        for (var number = 0; number < 8; number++)
        {
            open.Add((await download.ExecuteAsync(session.Id, session.Learner, s_path, SessionTestBed.Token)).ShouldSucceed());
        }

        (await download.ExecuteAsync(session.Id, session.Learner, s_path, SessionTestBed.Token)).Error.ShouldBeOfType<MachineBusy>();
        await open[0].DisposeAsync();
        (await download.ExecuteAsync(session.Id, session.Learner, s_path, SessionTestBed.Token)).ShouldSucceed();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private FilesAccess Access => new(_bed.Access);

    private WriteFile Write => new(Access, _files, new RecordActivity(_bed.Access, _bed.Changes, _bed.Time));

    private void Untouched()
    {
        _files.Looks.ShouldBe(0);
        _files.Everything.ShouldBe(["/root", "/root/web.yaml"]);
    }

    private async Task<LabError?> TryAsync(string way, SessionId session, LearnerId learner)
    {
        var token = SessionTestBed.Token;
        return way switch
        {
            "look" => (await new LookAtFiles(Access, _files).ExecuteAsync(session, learner, new FilesWanted([FilePath.Home], []), token)).Error,
            "read" => (await new ReadFile(Access, _files).ExecuteAsync(session, learner, s_path, token)).Error,
            "write" => (await Write.ExecuteAsync(session, learner, FilePath.TryParse("new", out var made) ? made : default, Stream.Null, 0, expected: null, token)).Error,
            "change" => (await new ChangeFiles(Access, _files, new RecordActivity(_bed.Access, _bed.Changes, _bed.Time)).ExecuteAsync(session, learner, new FileChange.Delete(s_path), token)).Error,
            _ => (await new DownloadFile(Access, _files).ExecuteAsync(session, learner, s_path, token)).Error,
        };
    }
}
