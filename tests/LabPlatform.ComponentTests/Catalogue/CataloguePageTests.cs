using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Catalogue;

namespace LabPlatform.ComponentTests.Catalogue;

public sealed class CataloguePageTests : LabComponentTest
{
    [Fact]
    public void Courses_AreRegions_WithTheirLabsInOrder()
    {
        var cut = Render<CataloguePage>();

        cut.Title().ShouldBe("Learn Kubernetes by doing it");
        cut.WindowTitle(this).ShouldBe("Labs · LabPlatform");
        cut.FindAll("section.course").ShouldHaveSingleItem().NameOf().ShouldBe("Kubernetes");
        cut.Links().ShouldBe(["Three steps", "One step"]);
        cut.Link("One step").GetAttribute("href").ShouldBe("/labs/kubernetes/one-step");
    }

    [Fact]
    public void Course_WithADescription_SaysIt()
    {
        var course = TestScenarios.CatalogueOf(TestScenarios.OneStep).Courses[0];
        Catalogue.Replace(new([course with { Description = "From a first pod to a rollout." }, course with { Path = "k8s/more", Title = "More" }]));

        var cut = Render<CataloguePage>();

        cut.FindAll("section.course").Select(Reading.NameOf).ShouldBe(["Kubernetes", "More"]);
        cut.FindAll("section.course > header").Select(Reading.SeenIn).ShouldBe(["Kubernetes From a first pod to a rollout.", "More"]);
    }

    [Fact]
    public void Catalogue_WithoutLabs_SaysHowToGetSome()
    {
        Catalogue.Replace(Domain.Scenarios.Catalogue.Empty);

        var cut = Render<CataloguePage>();

        cut.Heading("There are no labs yet");
        cut.Links().ShouldBeEmpty();
    }

    [Fact]
    public void Catalogue_WithLabs_DoesNotSayThatItIsEmpty() =>
        Render<CataloguePage>().Seen().ShouldNotContain("There are no labs yet");

    [Fact]
    public void Lab_ThatIsBroken_IsListedAsAProblem_AndNotAsALab()
    {
        var cut = Render<CataloguePage>();

        cut.Links().ShouldNotContain(name => name == "Broken");
        cut.Find("summary").SeenIn().ShouldBe("“Broken” cannot be started: its author has one thing to mend");
    }

    [Fact]
    public void Course_WithNothingButBrokenLabs_HasNoEmptyList()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf());

        var cut = Render<CataloguePage>();

        cut.FindAll(".cards").ShouldBeEmpty();
        cut.FindAll("summary").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Learner_WithALabRunning_IsShownTheWayBack_AndWhereItRuns()
    {
        var session = await AddSessionAsync();

        var cut = Render<CataloguePage>();

        cut.Link("Continue").GetAttribute("href").ShouldBe($"/sessions/{session.Id}");
        cut.FindAll(".card")[0].SeenIn().ShouldContain("Running now");
        cut.FindAll(".card")[1].SeenIn().ShouldNotContain("Running now");
    }

    [Fact]
    public async Task Visitor_IsShownNobodysProgress()
    {
        await AddSessionAsync();
        SignOut();

        var cut = Render<CataloguePage>();

        cut.Links().ShouldBe(["Three steps", "One step"]);
        cut.Seen().ShouldNotContain("Running now");
    }

    [Fact]
    public async Task Sessions_OfOthers_AreNobodysBusiness()
    {
        await AddSessionAsync(session => session with { Learner = LearnerId.New() });

        Render<CataloguePage>().Seen().ShouldNotContain("Running now");
    }
}
