using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Results;

namespace LabPlatform.ComponentTests.Results;

public sealed class FiguresTests : LabComponentTest
{
    [Fact]
    public async Task Figures_CountStepsWithACheck_AndEveryCheckAskedFor()
    {
        var session = await AddSessionAsync(session => session with { Results = [new(0, 3, Time.GetUtcNow(), ""), new(2, 2, PassedAt: null, "")] });

        Read(session).ShouldBe([("Time taken", "1 min"), ("Steps passed", "1 of 2"), ("Checks asked for", "5")]);
    }

    [Fact]
    public async Task Figures_OfALabWithoutChecks_AreItsTimeOnly() =>
        Read(await AddSessionAsync(), TestScenarios.OneStep).ShouldBe([("Time taken", "1 min")]);

    [Fact]
    public async Task Steps_WhoseCheckTheAuthorTookAway_DoNotCount()
    {
        var session = await AddSessionAsync(session => session with { Results = [new(0, 1, Time.GetUtcNow(), ""), new(1, 1, Time.GetUtcNow(), "")] });

        Read(session)[1].ShouldBe(("Steps passed", "1 of 2"));
    }

    [Theory]
    [InlineData(0, "1 s")]
    [InlineData(59, "59 s")]
    [InlineData(89, "1 min")]
    [InlineData(3590, "60 min")]
    public async Task Time_RunsFromTheFirstPrompt_ToTheLastCheck(int seconds, string taken)
    {
        var session = await AddSessionAsync(session => session with
        {
            FinishedAt = session.ReadyAt!.Value + TimeSpan.FromSeconds(seconds),
            EndedAt = session.ReadyAt.Value + TimeSpan.FromHours(9),
        });

        Read(session)[0].Figure.ShouldBe(taken);
    }

    [Fact]
    public async Task Time_OfALabThatWasNotFinished_RunsToItsEnd()
    {
        var session = await AddSessionAsync(session => session with { EndedAt = session.ReadyAt!.Value + TimeSpan.FromMinutes(7) });

        Read(session)[0].Figure.ShouldBe("7 min");
    }

    private List<(string Name, string Figure)> Read(LabSession session, Scenario? scenario = null) =>
    [
        .. Render<Figures>(parameters => parameters.Add(figures => figures.Session, session).Add(figures => figures.Scenario, scenario ?? TestScenarios.ThreeSteps))
            .FindAll("dl > div").Select(figure => (figure.QuerySelector("dt")!.SeenIn(), figure.QuerySelector("dd")!.SeenIn())),
    ];
}
