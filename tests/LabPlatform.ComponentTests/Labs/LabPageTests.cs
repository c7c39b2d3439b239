using System.Globalization;
using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Labs;

namespace LabPlatform.ComponentTests.Labs;

public sealed class LabPageTests : LabComponentTest
{
    private bool _notFound;

    public LabPageTests() => Navigation.OnNotFound += (_, _) => _notFound = true;

    [Fact]
    public void Overview_SaysWhatTheLabIsAbout_AndHowToStartIt()
    {
        Catalogue.Replace(TestScenarios.CatalogueOf(TestScenarios.ThreeSteps with { Description = "Learn to count.", Objectives = ["Count to one.", "Count to three."] }));

        var cut = RenderAt("kubernetes/three-steps");

        cut.Title().ShouldBe("Three steps");
        cut.WindowTitle(this).ShouldBe("Three steps · LabPlatform");
        cut.Find("nav[aria-label='Where you are']").SeenIn().ShouldBe("Labs / Kubernetes");
        cut.Find("article").SeenIn().ShouldContain("Learn to count. 3 steps What you will be able to do Count to one. Count to three.");
        cut.Find(".prose").SeenIn().ShouldBe("Hello");
        cut.HasButton("Start the lab").ShouldBeTrue();
    }

    [Fact]
    public void Overview_WithoutObjectivesAndIntroduction_HasNoEmptyParts()
    {
        var cut = RenderAt("kubernetes/one-step");

        cut.Seen().ShouldNotContain("What you will be able to do");
        cut.FindAll(".prose, .lead").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "Overview")]
    [InlineData(2, "2 Step 2")]
    public void Contents_LeadToEveryPage_AndMarkTheOneThatIsShown(int? step, string marked)
    {
        var contents = RenderAt("kubernetes/three-steps", step).Find("nav[aria-label=Contents]");

        contents.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(
        [
            "/labs/kubernetes/three-steps", "/labs/kubernetes/three-steps?step=1", "/labs/kubernetes/three-steps?step=2", "/labs/kubernetes/three-steps?step=3",
        ]);
        contents.QuerySelectorAll("[aria-current=page]").ShouldHaveSingleItem().SeenIn().ShouldBe(marked);
    }

    [Theory]
    [InlineData(1, "/labs/kubernetes/three-steps", "/labs/kubernetes/three-steps?step=2")]
    [InlineData(2, "/labs/kubernetes/three-steps?step=1", "/labs/kubernetes/three-steps?step=3")]
    [InlineData(3, "/labs/kubernetes/three-steps?step=2", null)]
    public void Step_CanBeRead_AndLeadsToItsNeighbours(int step, string before, string? after)
    {
        var cut = RenderAt("kubernetes/three-steps", step);

        cut.Title().ShouldBe(string.Create(CultureInfo.InvariantCulture, $"Step {step}"));
        cut.WindowTitle(this).ShouldBe(string.Create(CultureInfo.InvariantCulture, $"Step {step} · Three steps · LabPlatform"));
        cut.Find("nav[aria-label='Where you are']").SeenIn().ShouldBe(string.Create(CultureInfo.InvariantCulture, $"Three steps / Step {step} of 3"));
        cut.Link("Back").GetAttribute("href").ShouldBe(before);
        cut.FindAll(".turn a").Select(link => link.GetAttribute("href")).ShouldBe(after is null ? [before] : [before, after]);
        cut.Find(".prose").HasAttribute("data-can-run").ShouldBeFalse(); // there is no terminal here
    }

    [Theory]
    [InlineData("kubernetes/three-steps", 0)]
    [InlineData("kubernetes/three-steps", 4)]
    [InlineData("kubernetes/broken", 1)]
    [InlineData("kubernetes/nothing", null)]
    [InlineData("../etc", null)]
    [InlineData(null, null)]
    public void Page_ThatIsNotThere_IsNotFound(string? path, int? step)
    {
        var cut = RenderAt(path, step);

        _notFound.ShouldBeTrue();
        cut.Title().ShouldBe("There is nothing here");
    }

    [Fact]
    public void Lab_ThatIsBroken_SaysWhatItsAuthorHasToMend_AndCannotBeStarted()
    {
        var cut = RenderAt("kubernetes/broken");

        cut.Title().ShouldBe("Broken");
        cut.Seen().ShouldContain("kubernetes/broken/index.json:1 index-json-syntax Not JSON.");
        cut.Buttons().ShouldBeEmpty();
        _notFound.ShouldBeFalse();
    }

    private IRenderedComponent<LabPage> RenderAt(string? path, int? step = null)
    {
        Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/labs/{path}{(step is null ? "" : "?step=")}{step}"));
        return Render<LabPage>(parameters => parameters.Add(page => page.Path, path));
    }
}
