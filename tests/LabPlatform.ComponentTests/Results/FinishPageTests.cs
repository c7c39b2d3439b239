using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Help;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Results;

namespace LabPlatform.ComponentTests.Results;

public sealed class FinishPageTests : LabComponentTest
{
    private bool _notFound;

    public FinishPageTests() => Navigation.OnNotFound += (_, _) => _notFound = true;

    [Fact]
    public async Task Results_OfAFinishedLab_ComeWithItsLastPage()
    {
        var cut = RenderFor(await AddSessionAsync(Finished));

        cut.Title().ShouldBe("Well done.");
        cut.WindowTitle(this).ShouldBe("Well done. · Three steps");
        cut.Find(".prose").SeenIn().ShouldBe("Done");
        cut.FindAll("h2").Select(Reading.SeenIn).ShouldBe(["Done", "Steps", "What next"]);
    }

    [Fact]
    public async Task Results_OfALabThatIsNotFinished_DoNotCongratulate()
    {
        var cut = RenderFor(await AddSessionAsync());

        cut.Title().ShouldBe("What you have so far");
        cut.FindAll(".prose, .seal").ShouldBeEmpty();
    }

    [Fact]
    public async Task Results_OfSomebodyElse_AreNotThere()
    {
        RenderFor(await AddSessionAsync(session => Finished(session) with { Learner = LearnerId.New() })).Markup.Trim().ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Results_ForAVisitor_AreNotThere()
    {
        var session = await AddSessionAsync(Finished);
        SignOut();

        RenderFor(session).Markup.Trim().ShouldBeEmpty();

        _notFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Steps_SayHowTheyWent()
    {
        var now = Time.GetUtcNow();
        var session = await AddSessionAsync(session => session with { Results = [new(0, 3, now, "There."), new(2, 1, PassedAt: null, "No.")] });

        var cut = RenderFor(session);

        Steps(cut).ShouldBe(["Step 1 passed, 3 checks", "2 Step 2 no check", "3 Step 3 not passed, 1 check"]);
    }

    [Fact]
    public async Task Steps_PassedAtOnce_OrNeverChecked_SaySo()
    {
        var session = await AddSessionAsync(session => session with { Results = [new(0, 1, Time.GetUtcNow(), "There.")] });

        Steps(RenderFor(session)).ShouldBe(["Step 1 passed at once", "2 Step 2 no check", "3 Step 3 not checked"]);
    }

    [Fact]
    public async Task Exam_EndsWithAScore()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.WithQuiz with { IsExam = true }));
        var session = await AddSessionAsync(session => Finished(session) with
        {
            Scenario = TestScenarios.WithQuiz.Id,
            Results = [new(0, 1, Time.GetUtcNow(), "There.")],
            Answers = [new QuizAnswer(0, "one", "docker", IsRight: false, 1, RightAt: null), new QuizAnswer(1, "two", "0", IsRight: true, 1, Time.GetUtcNow())],
        });

        var cut = RenderFor(session);

        cut.Title().ShouldBe("The exam is over.");
        cut.Find("section[aria-labelledby=score-title]").SeenIn().ShouldStartWith("Your score 2 of 3 points");
        Steps(cut).ShouldBe(["1 Step 1 passed at once, 0 of 1 question right", "Step 2 1 of 1 question right"]);
    }

    [Fact]
    public async Task Steps_SayWhatHelpWasTaken()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.WithQuiz));
        var session = await AddSessionAsync(session => session with
        {
            Scenario = TestScenarios.WithQuiz.Id,
            Help = [new StepHelp(0, 2, SolutionAt: null), new StepHelp(1, 0, Time.GetUtcNow())],
        });

        var cut = RenderFor(session);

        Steps(cut).ShouldBe(["1 Step 1 not checked, 0 of 1 question right, 2 hints", "2 Step 2 0 of 1 question right, solution shown"]);
        cut.Seen().ShouldContain("Hints taken 2");
        cut.FindAll("#score-title").ShouldBeEmpty();
    }

    private LabSession Finished(LabSession session) => session with { CurrentStep = 3, FinishedAt = Time.GetUtcNow() };

    private IRenderedComponent<FinishPage> RenderFor(LabSession session) => Render<FinishPage>(parameters => parameters.Add(page => page.Id, session.Id.Value));

    private static string[] Steps(IRenderedComponent<FinishPage> cut) => [.. cut.FindAll("section[aria-labelledby=steps-title] li").Select(Reading.SeenIn)];
}
