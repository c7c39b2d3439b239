using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Workspace;

namespace LabPlatform.ComponentTests.Workspace;

public sealed class QuizAnswersTests : LabComponentTest
{
    private readonly BunitJSModuleInterop _script;

    public QuizAnswersTests()
    {
        _script = JSInterop.SetupModule("./Components/Workspace/QuizAnswers.razor.js");
        _script.SetupVoid("connect", _ => true).SetVoidResult();
        _script.SetupVoid("show", _ => true).SetVoidResult();
        Use(TestScenarios.WithQuiz);
    }

    [Fact]
    public async Task Question_IsAFormWithoutItsAnswer()
    {
        var cut = RenderIn<StepPane>(await StartAsync());

        var form = cut.Find("form.quiz");
        form.QuerySelector("legend")!.SeenIn().ShouldBe("What talks to the cluster?");
        form.QuerySelector("input")!.NameOf().ShouldBe("Your answer");
        cut.Markup.ShouldNotContain("kubectl");
    }

    [Fact]
    public async Task Answer_IsJudgedAndKept_AndOpensTheWayOn()
    {
        var session = await StartAsync(session => session.RecordAttempt(0, passed: true, "There.", Time.GetUtcNow())!);
        var cut = RenderIn<StepPane>(session);
        cut.Button("Next").DescriptionOf().ShouldBe("Answer the questions to go on.");

        (await AnswerAsync(cut, 0, "docker")).ShouldBe(new QuizSaid(0, "docker", QuizSaid.Wrong, "Not right."));
        (await AnswerAsync(cut, 0, " KUBECTL ")).ShouldBe(new QuizSaid(0, "KUBECTL", QuizSaid.Right, "Right."));

        cut.WaitForAssertion(() => cut.Button("Next").IsUsable().ShouldBeTrue());
        (await StoredAsync(session)).Answers.ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Answer_OfBefore_IsShownAgain()
    {
        RenderIn<StepPane>(await StartAsync(session => session.RecordAnswer(0, "one", new QuizVerdict(IsRight: false, "docker", ""), Time.GetUtcNow())!));

        Shown().ShouldBe([new QuizSaid(0, "docker", QuizSaid.Wrong, "Not right.")]);
    }

    [Fact]
    public async Task Answer_InAnotherWindow_IsShownHere()
    {
        var session = await StartAsync();
        RenderIn<StepPane>(session);

        await ElsewhereAsync(session, current => current.RecordAnswer(0, "one", new QuizVerdict(IsRight: true, "kubectl", ""), Time.GetUtcNow()));

        await Waits.UntilAsync("the browser was told", () => Task.FromResult(_script.Invocations["show"].Count == 1));
        Shown().ShouldBe([new QuizSaid(0, "kubectl", QuizSaid.Right, "Right.")]);
    }

    [Fact]
    public async Task Nothing_IsRefusedInWords()
    {
        var cut = RenderIn<StepPane>(await StartAsync());

        (await AnswerAsync(cut, 0, "")).ShouldBe(new QuizSaid(0, "", QuizSaid.Refused, "Give an answer first."));
    }

    [Fact]
    public async Task Exam_DoesNotSayWhatIsRight()
    {
        Use(TestScenarios.WithQuiz with { IsExam = true });
        var cut = RenderIn<StepPane>(await StartAsync());

        (await AnswerAsync(cut, 0, "docker")).ShouldBe(new QuizSaid(0, "docker", QuizSaid.Counted, "Answered. In an exam the first answer counts."));
        (await AnswerAsync(cut, 0, "kubectl")).Outcome.ShouldBe(QuizSaid.Refused);
        cut.Button("Next").IsUsable().ShouldBeTrue();
    }

    [Fact]
    public async Task Page_TakenAwayWhileItsScriptConnects_AsksNoMoreOfTheBrowser()
    {
        var connect = _script.SetupVoid("connect", _ => true); // a later setup goes first
        RenderIn<StepPane>(await StartAsync(session => session.RecordAnswer(0, "one", new QuizVerdict(IsRight: false, "docker", ""), Time.GetUtcNow())!));

        await DisposeComponentsAsync();
        connect.SetVoidResult();
        await Renderer.Dispatcher.InvokeAsync(() => { }); // what follows the answer of the browser has run

        _script.Invocations.Select(call => call.Identifier).ShouldBe(["connect"]);
    }

    [Fact]
    public async Task Page_WithoutQuestions_AsksNothingOfTheBrowser()
    {
        Use(TestScenarios.ThreeSteps);
        RenderIn<StepPane>(await AddSessionAsync());

        JSInterop.Invocations.ShouldBeEmpty();
    }

    private void Use(Scenario scenario) => Catalogue.Replace(TestScenarios.CatalogueOf(scenario));

    private Task<LabSession> StartAsync(Func<LabSession, LabSession>? change = null) =>
        AddSessionAsync(session => (change ?? (same => same))(session with { Scenario = TestScenarios.WithQuiz.Id }));

    private static Task<QuizSaid> AnswerAsync(IRenderedComponent<SessionRoom<StepPane>> cut, int question, string given) =>
        cut.InvokeAsync(() => cut.FindComponent<QuizAnswers>().Instance.AnswerAsync(question, given));

    private IEnumerable<QuizSaid> Shown() => (IEnumerable<QuizSaid>)_script.Invocations["show"][^1].Arguments[1]!;
}
