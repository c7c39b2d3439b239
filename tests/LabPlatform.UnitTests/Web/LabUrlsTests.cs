using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Shared;

namespace LabPlatform.UnitTests.Web;

public sealed class LabUrlsTests
{
    [Theory]
    [InlineData("kubernetes/pods-and-containers", "/labs/kubernetes/pods-and-containers")]
    [InlineData("one", "/labs/one")]
    [InlineData("a course/50% more?", "/labs/a%20course/50%25%20more%3F")]
    [InlineData("größe/#1", "/labs/gr%C3%B6%C3%9Fe/%231")]
    public void Lab_KeepsItsFolders_AndEscapesWhatIsInThem(string scenario, string path)
    {
        LabUrls.Lab(ScenarioId.Parse(scenario)).ShouldBe(path);

        // As the host reads it: the route gets back what the author called the folder.
        Uri.UnescapeDataString(new Uri("http://localhost" + path).AbsolutePath).ShouldBe("/labs/" + scenario);
    }

    [Fact]
    public void LabStep_CountsAsLearnersDo() =>
        LabUrls.LabStep(ScenarioId.Parse("one"), 2).ShouldBe("/labs/one?step=2");

    [Fact]
    public void Session_AndItsResults_AreNamedByTheId()
    {
        var session = SessionId.Parse("abcdefghijklmn23");

        LabUrls.Session(session).ShouldBe("/sessions/abcdefghijklmn23");
        LabUrls.Finish(session).ShouldBe("/sessions/abcdefghijklmn23/finish");
    }
}
