using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Quizzes;

public sealed class AnswerQuizTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Answer_WrongThenRight_IsKept_WithAllTries()
    {
        var session = await StartAtSecondAsync();

        var first = (await AnswerAsync(session, 1, 0, "1")).ShouldSucceed();
        var second = (await AnswerAsync(session, 1, 0, "0")).ShouldSucceed();

        first.Answer.IsRight.ShouldBeFalse();
        first.Feedback.ShouldBe("No.");
        second.Answer.ShouldBe(new QuizAnswer(1, Key(1, 0), "0", IsRight: true, 2, _bed.Time.GetUtcNow()));
        (await _bed.FindAsync(session.Id)).AnswerTo(1, Key(1, 0)).ShouldBe(second.Answer);
    }

    [Fact]
    public async Task Answer_OnceRight_StaysPassed()
    {
        var session = await StartAtSecondAsync();
        await AnswerAsync(session, 1, 0, "0");

        var report = (await AnswerAsync(session, 1, 0, "1")).ShouldSucceed();

        report.Answer.IsRight.ShouldBeFalse();
        report.Answer.RightAt.ShouldNotBeNull();
        report.Session.HasPassed(TestScenarios.WithQuiz, 1).ShouldBeTrue();
    }

    [Fact]
    public async Task Step_WithCheckAndGradedQuestion_IsPassedByBoth()
    {
        var session = await StartAsync();
        session.FirstGate(TestScenarios.WithQuiz).ShouldBe(0);

        await _bed.Check.ExecuteAsync(session.Id, _bed.Learner, 0, SessionTestBed.Token);
        (await _bed.FindAsync(session.Id)).FirstGate(TestScenarios.WithQuiz).ShouldBe(0, "the question is open");
        (await GoToAsync(session, 1)).ShouldRefuseWith<StepNotPassed>();

        await AnswerAsync(session, 0, 0, "kubectl");
        (await _bed.FindAsync(session.Id)).FirstGate(TestScenarios.WithQuiz).ShouldBe(1, "the second step has a question that counts, and no check");
        (await GoToAsync(session, 1)).ShouldSucceed();
    }

    [Fact]
    public async Task LastAnswer_OfTheLastStep_FinishesTheLab()
    {
        var session = await StartAtSecondAsync();

        var report = (await AnswerAsync(session, 1, 0, "0")).ShouldSucceed();

        report.Session.FinishedAt.ShouldBe(_bed.Time.GetUtcNow());
    }

    [Fact]
    public async Task Question_OfAStepNotReached_IsNotTaken()
    {
        var session = await StartAsync();

        (await AnswerAsync(session, 1, 0, "0")).ShouldRefuse<QuizReport, QuestionNotReached>().Step.ShouldBe(0);
    }

    [Fact]
    public async Task Question_ThatIsNoneOfThePage_IsNotThere()
    {
        var session = await StartAsync();

        foreach (var (page, question) in ((int, int)[])[(0, 5), (0, -1), (7, 0), (-2, 0)])
        {
            (await AnswerAsync(session, page, question, "0")).ShouldRefuse<QuizReport, NoSuchQuestion>();
        }
    }

    [Fact]
    public async Task Nothing_IsNoAnswer()
    {
        var session = await StartAsync();

        (await AnswerAsync(session, 0, 0, " ")).ShouldRefuse<QuizReport, NoAnswerGiven>();
        (await _bed.FindAsync(session.Id)).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_OfSomebodyElse_FindsNoSession_Row40()
    {
        var session = await StartAsync();

        var answered = await Use().ExecuteAsync(session.Id, LearnerId.New(), 0, 0, "kubectl", SessionTestBed.Token);

        answered.ShouldRefuse<QuizReport, SessionNotFound>();
    }

    [Fact]
    public async Task Exam_TakesTheFirstAnswerOnly_AndLetsEveryoneGoOn()
    {
        var exam = TestScenarios.WithQuiz with { IsExam = true };
        var session = await StartAsync(exam);

        (await AnswerAsync(session, 1, 0, "1")).ShouldSucceed().Answer.IsRight.ShouldBeFalse();
        (await AnswerAsync(session, 1, 0, "0")).ShouldRefuse<QuizReport, AnswerCounts>();

        (await GoToAsync(session, 2)).ShouldSucceed();
        (await _bed.FindAsync(session.Id)).ScoreOf(exam).ShouldBe(new SessionScore(0, 3));
    }

    [Fact]
    public async Task Score_CountsPassedChecksAndGradedQuestions()
    {
        var exam = TestScenarios.WithQuiz with { IsExam = true };
        var session = await StartAsync(exam);
        await PassFirstAsync(session);
        await AnswerAsync(session, 1, 0, "1");

        (await _bed.FindAsync(session.Id)).ScoreOf(exam).ShouldBe(new SessionScore(2, 3));
    }

    [Fact]
    public async Task Session_ThatIsOver_TakesNoAnswer()
    {
        var session = await StartAsync();
        await _bed.End.ExecuteAsync(session.Id, _bed.Learner, SessionTestBed.Token);

        (await AnswerAsync(session, 0, 0, "kubectl")).ShouldRefuse<QuizReport, SessionOver>();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private async Task<LabSession> StartAsync(Scenario? scenario = null)
    {
        _bed.Catalogue.Replace(TestScenarios.CatalogueOf(scenario ?? TestScenarios.WithQuiz));
        return await _bed.StartReadyAsync(TestScenarios.WithQuiz.Id);
    }

    /// <summary>At the second step.</summary>
    private async Task<LabSession> StartAtSecondAsync()
    {
        var session = await StartAsync();
        await PassFirstAsync(session);
        return session;
    }

    private async Task PassFirstAsync(LabSession session)
    {
        (await _bed.Check.ExecuteAsync(session.Id, _bed.Learner, 0, SessionTestBed.Token)).ShouldSucceed();
        (await AnswerAsync(session, 0, 0, "kubectl")).ShouldSucceed();
    }

    private AnswerQuiz Use() => new(_bed.Access, _bed.Changes, _bed.Catalogue, _bed.Time);

    private Task<Result<QuizReport>> AnswerAsync(LabSession session, int page, int question, string given) =>
        Use().ExecuteAsync(session.Id, _bed.Learner, page, question, given, SessionTestBed.Token);

    private Task<Result<LabSession>> GoToAsync(LabSession session, int step) => _bed.GoTo.ExecuteAsync(session.Id, _bed.Learner, step, SessionTestBed.Token);

    private static string Key(int step, int question) => TestScenarios.WithQuiz.Steps[step].Quiz[question].Key;
}
