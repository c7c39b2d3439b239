using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Shared;

namespace LabPlatform.UnitTests.Web;

public sealed class LabProgressTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScenarioId s_lab = TestScenarios.ThreeSteps.Id;

    [Fact]
    public void Of_NoSession_IsNone() => LabProgress.Of(s_lab, []).ShouldBe(LabProgress.None);

    [Fact]
    public void Of_SessionsOfOtherLabs_IsNone() =>
        LabProgress.Of(s_lab, [Session(SessionState.Ready) with { Scenario = TestScenarios.OneStep.Id, FinishedAt = s_now }]).ShouldBe(LabProgress.None);

    [Theory]
    [InlineData(SessionState.Starting, true)]
    [InlineData(SessionState.Ready, true)]
    [InlineData(SessionState.Ending, false)]
    [InlineData(SessionState.Ended, false)]
    public void Live_IsTheSessionThatCanBeGoneBackTo(SessionState state, bool live)
    {
        var session = Session(state);

        LabProgress.Of(s_lab, [Session(SessionState.Ended), session]).Live.ShouldBe(live ? session : null);
    }

    [Fact]
    public void Passed_IsThatOfTheBestSession_AndCountsNoFailedAttempts()
    {
        ImmutableArray<LabSession> sessions =
        [
            Session(SessionState.Ready, Passed(0)),
            Session(SessionState.Ended, Passed(0), Passed(1), new StepResult(2, 4, PassedAt: null, "No.")),
            Session(SessionState.Ended),
        ];

        LabProgress.Of(s_lab, sessions).Passed.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Finished_IsKept_WhenTheLabIsStartedAgain(bool finished)
    {
        ImmutableArray<LabSession> sessions = [Session(SessionState.Ready), Session(SessionState.Ended) with { FinishedAt = finished ? s_now : null }];

        LabProgress.Of(s_lab, sessions).Finished.ShouldBe(finished);
    }

    private static StepResult Passed(int step) => new(step, 1, s_now, "");

    private static LabSession Session(SessionState state, params ImmutableArray<StepResult> results) => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = s_lab,
        State = state,
        CreatedAt = s_now,
        Deadline = s_now,
        LastActivityAt = s_now,
        Results = results,
    };
}
