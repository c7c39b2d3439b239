using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Previews;

public sealed class PreviewNameTests
{
    [Fact]
    public void Template_HasThePortOnceBehindAHyphenAndNoSlash()
    {
        var session = Session();

        var template = Names("https://labs.example.org").Of(session).Template;

        template.ShouldStartWith($"https://{session.Id}-");
        template.ShouldEndWith("-PORT.labs.example.org");
        template.Split("PORT").Length.ShouldBe(2);
        template.Replace("-PORT", "-8080", StringComparison.Ordinal).ShouldBe(Names("https://labs.example.org").Of(session).Of(8080));
    }

    [Fact]
    public void Of_AnyPort_IsAHostWithTheOriginsPort()
    {
        var address = new Uri(Names("http://localhost:7080").Of(Session()).Of(65535));

        address.Host.Split('.')[0].Length.ShouldBeLessThanOrEqualTo(63);
        address.Host.ShouldEndWith("-65535.localhost");
        address.Port.ShouldBe(7080);
    }

    [Fact]
    public void Key_StaysTheSameForASession_AndIsNotToBeToldFromItsId()
    {
        var session = Session();

        var names = Names("http://localhost");

        names.Of(session with { State = SessionState.Ended }).ShouldBe(names.Of(session));
        names.Of(session with { Learner = LearnerId.New() }).ShouldNotBe(names.Of(session));
    }

    [Theory]
    [InlineData("http://localhost:7080", true)]
    [InlineData("https://labs.example.org", true)]
    [InlineData("https://labs.example.org/", false)]
    [InlineData("https://labs.example.org/previews", false)]
    [InlineData("ftp://labs.example.org", false)]
    [InlineData("https://192.0.2.1", false)]
    [InlineData("labs.example.org", false)]
    public void Origin_IsASchemeAndADomain(string origin, bool right) =>
        new PreviewRules { Origin = origin }.Problems().Count.ShouldBe(right ? 0 : 1);

    private static PreviewNames Names(string origin) => new(new PreviewRules { Origin = origin });

    private static LabSession Session() => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Ready,
        CreatedAt = default,
        LastActivityAt = default,
        Deadline = default,
    };
}
