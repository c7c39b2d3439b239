using LabPlatform.Domain.Help;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Help;

public sealed class ShowHelpTests : IAsyncDisposable
{
    private readonly SessionTestBed _bed = new();

    [Fact]
    public async Task Hints_AreShownOneByOne_AndKept()
    {
        var session = await StartAsync();

        (await ShowAsync(session, 0)).ShouldSucceed().HelpOf(0).Hints.ShouldBe(1);
        (await ShowAsync(session, 0)).ShouldSucceed().HelpOf(0).Hints.ShouldBe(2);
        (await ShowAsync(session, 0)).ShouldRefuse<LabSession, NothingMoreToShow>();

        (await _bed.FindAsync(session.Id)).Help.ShouldBe([new StepHelp(0, 2, SolutionAt: null)]);
    }

    [Fact]
    public async Task Solution_IsShownOnce_AndItsTimeIsKept()
    {
        var session = await StartAsync();
        await ShowAsync(session, 0);

        (await ShowAsync(session, 0, solution: true)).ShouldSucceed().HelpOf(0).ShouldBe(new StepHelp(0, 1, _bed.Time.GetUtcNow()));
        (await ShowAsync(session, 0, solution: true)).ShouldRefuse<LabSession, NothingMoreToShow>();
    }

    [Fact]
    public async Task Help_OfAStepNotReached_IsNotShown()
    {
        var session = await StartAsync();

        (await ShowAsync(session, 1)).ShouldRefuse<LabSession, HelpNotReached>().Step.ShouldBe(0);
        (await ShowAsync(session, 2)).ShouldRefuse<LabSession, NoSuchStep>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exam_HasNoHelp(bool solution)
    {
        var session = await StartAsync(TestScenarios.WithQuiz with { IsExam = true });

        (await ShowAsync(session, 0, solution)).ShouldRefuse<LabSession, NoHelpInExams>();
    }

    [Fact]
    public async Task Help_ForSomebodyElse_FindsNoSession_Row40()
    {
        var session = await StartAsync();

        (await Use().ExecuteAsync(session.Id, LearnerId.New(), 0, solution: false, SessionTestBed.Token)).ShouldRefuse<LabSession, SessionNotFound>();
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private async Task<LabSession> StartAsync(Scenario? scenario = null)
    {
        _bed.Catalogue.Replace(TestScenarios.CatalogueOf(scenario ?? TestScenarios.WithQuiz));
        return await _bed.StartReadyAsync(TestScenarios.WithQuiz.Id);
    }

    private ShowHelp Use() => new(_bed.Access, _bed.Changes, _bed.Catalogue, _bed.Time);

    private Task<Result<LabSession>> ShowAsync(LabSession session, int step, bool solution = false) =>
        Use().ExecuteAsync(session.Id, _bed.Learner, step, solution, SessionTestBed.Token);
}
