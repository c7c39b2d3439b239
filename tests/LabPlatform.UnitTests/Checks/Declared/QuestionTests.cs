using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Kubernetes.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class QuestionTests
{
    private readonly FakePodScripts _scripts = new();
    private readonly LabState _lab = new();

    public QuestionTests() => _lab.Ask = (condition, space) => new Questions(_scripts).AskAsync(_lab.Session, condition, space, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Answers_AsWanted_AskedFromTheCheckerThroughTheClustersAddress()
    {
        _lab.Service("web", "app: web").Pod("a");
        _scripts.Output = "HTTP/1.1 200 OK\nServer: x\n\nHello from v2\n";

        await _lab.JudgeAsync(Answers(ComparisonKind.Contains, "v2")).ShouldPassAsync();

        _scripts.Last.Pod.ShouldBe("checker");
        _scripts.Last.Script.ShouldContain("--resolve web:80:10.96.0.7 'http://web:80/'");
    }

    [Fact]
    public async Task Answers_OtherStatusOrText_SaysWhatItAnswers()
    {
        _lab.Service("web", "app: web").Pod("a");
        _scripts.Output = "HTTP/1.1 404 Not Found\n\nnothing here\n";
        await _lab.JudgeAsync(Answers(ComparisonKind.Contains, "v2")).ShouldFailAsync("http://web/ answers with status 404; it should be 200.");

        _scripts.Output = "HTTP/1.1 200 OK\n\nHello from v1\n";
        await _lab.JudgeAsync(Answers(ComparisonKind.Contains, "v2")).ShouldFailAsync("http://web/ answers “Hello from v1”; it should be something with “v2” in it.");
    }

    [Theory]
    [InlineData(7, "Nobody takes requests to http://web/: nothing listens on port 8080 of the pods, where the Service sends them.")]
    [InlineData(28, "http://web/ did not answer within 5 seconds.")]
    [InlineData(52, "http://web/ ended the connection without an answer.")]
    [InlineData(3, "The request to http://web/ failed: curl: (3) bad.")]
    public async Task Answers_NoAnswer_SaysWhy(int code, string words)
    {
        _lab.Service("web", "app: web").Pod("a");
        (_scripts.ExitCode, _scripts.Output) = (code, $"curl: ({code}) bad");

        await _lab.JudgeAsync(Answers()).ShouldFailAsync(words);
    }

    [Fact]
    public async Task Answers_NoPodIsReady_NothingIsSent()
    {
        _lab.Service("web", "app: web").Pod("a", state: "{ waiting: { reason: ContainerCreating } }");

        (await _lab.JudgeAsync(Answers())).ShouldBeOfType<CheckOutcome.NotYet>();
        (await new LabState { Ask = _lab.Ask }.JudgeAsync(Answers())).ShouldBe(new CheckOutcome.Failed("There is no Service web."));

        _scripts.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task Answers_NoSuchPort_NamesThoseThereAre() =>
        await _lab.Service("web", "app: web").Pod("a").JudgeAsync(Answers() with { Port = 81 }).ShouldFailAsync("Service web has no port 81; it has 80.");

    [Fact]
    public async Task Answers_TheCheckerIsAway_CannotBeChecked()
    {
        _lab.Service("web", "app: web").Pod("a");
        _scripts.Trouble = "The connection to the checker broke.";

        (await _lab.JudgeAsync(Answers())).ShouldBe(new CheckOutcome.CouldNotCheck("The connection to the checker broke."));
    }

    [Fact]
    public async Task Command_Prints_WithoutTellingTheAnswer()
    {
        _scripts.Output = " 42\n";
        await _lab.JudgeAsync(Command("42")).ShouldPassAsync();
        _scripts.Last.Pod.ShouldBe("toolbox");
        _scripts.Last.Script.ShouldEndWith("cat ~/answer.txt\n");

        _scripts.Output = "41\n";
        await _lab.JudgeAsync(Command("42")).ShouldFailAsync("What is there is “41”, and that is not what is wanted.");
        _scripts.Output = "";
        await _lab.JudgeAsync(Command("42")).ShouldFailAsync("There is nothing yet.");
    }

    [Fact]
    public async Task Command_ExitCode_Decides()
    {
        (_scripts.ExitCode, _scripts.Output) = (1, "cat: answer.txt: No such file or directory\n");

        await _lab.JudgeAsync(Command(null)).ShouldFailAsync("cat: answer.txt: No such file or directory");
        await _lab.JudgeAsync(Command(null) with { ExitCode = 1 }).ShouldPassAsync();
    }

    [Fact]
    public async Task Questions_PutOff_AreNotYet_AndNothingIsRun()
    {
        _lab.Ask = null;

        (await _lab.JudgeAsync(Answers())).ShouldBeOfType<CheckOutcome.NotYet>();
        (await _lab.JudgeAsync(new NotSo(Command("42")))).ShouldBeOfType<CheckOutcome.NotYet>();
        _scripts.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task All_AsksOnlyWhenTheRestHolds()
    {
        await _lab.JudgeAsync(new AllOf([Command("42"), new ObjectExists(LabState.Named("pod", "web"), null)])).ShouldFailAsync("There is no Pod web.");

        _scripts.Runs.ShouldBe(0);
    }

    private static ServiceAnswers Answers() => new(LabState.Named("service", "web"), null, "/", 200, null);

    private static ServiceAnswers Answers(ComparisonKind kind, string value) => Answers() with { Body = LabState.Wants(kind, value) };

    private static CommandPrints Command(string? output) => new("cat ~/answer.txt", output is null ? null : LabState.Wants(ComparisonKind.Equals, output), 0);
}
