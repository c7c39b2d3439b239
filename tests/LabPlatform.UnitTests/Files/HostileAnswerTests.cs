using System.IO.Pipelines;
using System.Text;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Files;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Files;

/// <summary>The learner has put a program of their own in the place of Python.</summary>
public sealed class HostileAnswerTests
{
    private static readonly FilePath s_path = FilePath.TryParse("a", out var path) ? path : default;

    private static readonly LabSession s_session = new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Ready,
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastActivityAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Senseless { get; } =
    [
        "", "\n", "hello\n", "[]\n", "null\n", "{}", "{\n", """{"error":7}""" + "\n", """{"error":"\ud800"}""" + "\n", """{"error":"else"}""" + "\n",
        """{"size":"x"}""" + "\n", """{"size":1e99}""" + "\n", """{"size":-1,"version":"a"}""" + "\n", """{"size":3,"version":"short"}""" + "\nabc",
        """{"size":99999999999,"version":"VERSION"}""" + "\n", """{"size":1048577,"version":"VERSION"}""" + "\n", """{"size":5,"version":"VERSION"}""" + "\nabc",
        """{"folders":null,"files":[]}""" + "\n", """{"folders":{},"files":[]}""" + "\n", """{"path":"../../etc"}""" + "\n", """{"path":"/a\u0000"}""" + "\n",
        new string('[', 100_000) + "\n", "\ufeff{}\n",
    ];

    [Theory, MemberData(nameof(Senseless))]
    public async Task AnswerThatMakesNoSense_IsSaid_AndHarmsNobody(string output)
    {
        var files = Answering(output.Replace("VERSION", new string('a', 64), StringComparison.Ordinal));

        (await files.ReadAsync(s_session, s_path, Token).DefaultTimeout()).ShouldRefuse<FileText, FilesOutOfReach>();
        (await files.LookAsync(s_session, new FilesWanted([s_path], [s_path]), Token).DefaultTimeout()).ShouldRefuse<FilesSeen, FilesOutOfReach>();
        (await files.ChangeAsync(s_session, new FileChange.Delete(s_path), Token).DefaultTimeout()).ShouldRefuse<FilePath, FilesOutOfReach>();
        if (!output.Contains("VERSION", StringComparison.Ordinal)) // else the machine says that it has written, and nobody can know better
        {
            (await files.WriteAsync(s_session, s_path, Stream.Null, 0, null, Token).DefaultTimeout()).ShouldRefuse<FileVersion, FilesOutOfReach>();
        }
    }

    [Fact]
    public async Task NamesThatCannotBe_AreLeftOut()
    {
        var files = Answering("""
            {"folders":[null,{"path":"/else","entries":[]},{"path":"/root/a","left":-5,"entries":[null,{"name":"../up"},{"name":"."},{"name":""},{"name":"a\u0000b"},
            {"name":"twice","kind":"file","size":-3},{"name":"twice","kind":"folder"},{"name":"odd","kind":"<b>"}]}],"files":[{"path":"/root/a","version":"<script>"},null]}
            """.ReplaceLineEndings("") + "\n");

        var seen = (await files.LookAsync(s_session, new FilesWanted([s_path], [s_path]), Token)).ShouldSucceed();

        seen.Folders.Keys.ShouldBe([s_path]);
        seen.Folders[s_path].ShouldBe(new FolderListing([new FileEntry("twice", FileKind.File, 0, IsLink: false), new FileEntry("odd", FileKind.Other, 0, IsLink: false)], 6, null));
        seen.Files[s_path].ShouldBeNull();
    }

    [Fact]
    public async Task MoreEntriesThanAskedFor_AreCut()
    {
        var entries = string.Join(',', Enumerable.Range(0, 5000).Select(number => $$"""{"name":"{{number}}","kind":"file"}"""));
        var files = Answering($$"""{"folders":[{"path":"/root/a","entries":[{{entries}}]}],"files":[]}""" + "\n");

        var seen = (await files.LookAsync(s_session, new FilesWanted([s_path], []), Token)).ShouldSucceed();

        (seen.Folders[s_path].Entries.Length, seen.Folders[s_path].Left).ShouldBe((FileLimits.Entries, 4000));
    }

    [Fact]
    public async Task WordsOfTheMachine_AreShort_AndHaveNoControlLetters()
    {
        var files = Answering($$"""{"error":"refused","words":"\u001b[31m\n{{new string('x', 5000)}}"}""" + "\n");

        var refusal = (await files.ReadAsync(s_session, s_path, Token)).ShouldRefuse<FileText, FileRefused>();

        refusal.Reason.Length.ShouldBeLessThan(250);
        refusal.Reason.ShouldStartWith("[31mxxx");
    }

    [Fact]
    public async Task EndlessAnswer_IsGivenUp_WithoutBeingKept()
    {
        var programs = new Told { Endless = true };

        var before = GC.GetTotalMemory(forceFullCollection: true);
        (await new LearnerFiles(programs, TimeProvider.System).ReadAsync(s_session, s_path, Token).DefaultTimeout()).ShouldRefuse<FileText, FilesOutOfReach>();

        programs.Sent.ShouldBeInRange(FilesAnswer.Longest, 4L * FilesAnswer.Longest);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(2L * FilesAnswer.Longest);
    }

    [Fact]
    public async Task SilentProgram_IsGivenUp_WhenItsTimeIsOver()
    {
        var time = new ManualTime();
        var reading = new LearnerFiles(new Told { Silent = true }, time).ReadAsync(s_session, s_path, Token);
        time.Advance(TimeSpan.FromSeconds(24));
        reading.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(2));

        (await reading.DefaultTimeout()).ShouldRefuse<FileText, FilesOutOfReach>().Message.ShouldBe("The lab's files cannot be reached. The toolbox did not answer in time.");
    }

    [Fact]
    public async Task DownloadThatBecomesShorter_IsNotTakenForWhole()
    {
        var download = (await Answering("""{"size":10}""" + "\nabc").DownloadAsync(s_session, s_path, Token)).ShouldSucceed();
        await using (download)
        {
            await Should.ThrowAsync<IOException>(() => download.Content.CopyToAsync(Stream.Null, Token).DefaultTimeout());
        }
    }

    [Fact]
    public async Task DownloadThatIsLonger_IsCutAtWhatItSaid()
    {
        var download = (await Answering("""{"size":3}""" + "\nabcdefgh").DownloadAsync(s_session, s_path, Token)).ShouldSucceed();
        await using (download)
        {
            using var copy = new MemoryStream();
            await download.Content.CopyToAsync(copy, Token);
            copy.ToArray().ShouldBe("abc"u8.ToArray());
        }
    }

    [Fact]
    public async Task ToolboxThatCannotBeEntered_IsSaid()
    {
        var files = new LearnerFiles(new Told { Refusal = "The cluster does not answer." }, TimeProvider.System);

        (await files.ReadAsync(s_session, s_path, Token)).ShouldRefuse<FileText, FilesOutOfReach>().Message.ShouldBe("The lab's files cannot be reached. The cluster does not answer.");
    }

    private static LearnerFiles Answering(string output) => new(new Told { Output = Encoding.UTF8.GetBytes(output) }, TimeProvider.System);

    /// <summary>Programs that say what the test has them say, whatever they are asked.</summary>
    private sealed class Told : IToolboxPrograms
    {
        private long _sent;

        public byte[] Output { get; init; } = [];

        public bool Endless { get; init; }

        public bool Silent { get; init; }

        public string? Refusal { get; init; }

        /// <summary>Bytes that were taken of an endless answer.</summary>
        public long Sent => Interlocked.Read(ref _sent);

        public Task<IToolboxProgram> StartAsync(SessionId session, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
            Refusal is null ? Task.FromResult<IToolboxProgram>(new Program(this)) : throw new EnvironmentException(Refusal);

        private sealed class Program : IToolboxProgram
        {
            private readonly Pipe _pipe = new();
            private readonly Task _work;

            public Program(Told told) => _work = Task.Run(() => SayAsync(told));

            public PipeReader Output => _pipe.Reader;

            public ValueTask SendAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => ValueTask.CompletedTask;

            public async ValueTask DisposeAsync()
            {
                await _pipe.Reader.CompleteAsync();
                await _pipe.Writer.CompleteAsync();
                await _work;
            }

            private async Task SayAsync(Told told)
            {
                if (told.Silent)
                {
                    return;
                }

                do
                {
                    var piece = told.Endless ? new byte[64 * 1024] : told.Output;
                    Interlocked.Add(ref told._sent, piece.Length);
                    if ((await _pipe.Writer.WriteAsync(piece)).IsCompleted)
                    {
                        return;
                    }
                }
                while (told.Endless);

                await _pipe.Writer.CompleteAsync();
            }
        }
    }
}
