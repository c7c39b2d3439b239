using System.Collections.Immutable;
using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Catalogue;

namespace LabPlatform.ComponentTests.Catalogue;

public sealed class ProblemListTests : LabComponentTest
{
    private static readonly ScenarioProblem s_line = new("step-text", ProblemSeverity.Error, "kubernetes/broken/index.json", 7, "There is no step1.md.");
    private static readonly ScenarioProblem s_file = new("index-json", ProblemSeverity.Error, "kubernetes/broken", Line: null, "There is no index.json.");

    [Fact]
    public void Problems_OfALab_NameFileLineRuleAndCure()
    {
        var cut = RenderFor(ofTheCourse: [], s_line, s_file);

        cut.Find("summary").SeenIn().ShouldBe("“Broken” cannot be started: its author has 2 things to mend");
        cut.FindAll("li").Select(Reading.SeenIn).ShouldBe(
        [
            "kubernetes/broken/index.json:7 step-text There is no step1.md.",
            "kubernetes/broken index-json There is no index.json.",
        ]);
    }

    [Fact]
    public void Problems_OfTheCourseItself_ComeFirst()
    {
        var cut = RenderFor(ofTheCourse: [s_file], s_line);

        cut.FindAll("summary").Select(Reading.SeenIn).ShouldBe(
        [
            "The course’s own files have one thing to mend",
            "“Broken” cannot be started: its author has one thing to mend",
        ]);
    }

    [Fact]
    public void Course_InOrder_HasNoList()
    {
        var entry = TestScenarios.CatalogueOf(TestScenarios.OneStep).Courses[0].Entries[0];

        var cut = Render<ProblemList>(parameters => parameters.Add(list => list.Course, new Course("", "", "", [entry], [])));

        cut.Markup.Trim().ShouldBeEmpty();
    }

    private IRenderedComponent<ProblemList> RenderFor(ImmutableArray<ScenarioProblem> ofTheCourse, params ImmutableArray<ScenarioProblem> problems) =>
        Render<ProblemList>(parameters => parameters.Add(
            list => list.Course,
            new Course("kubernetes", "Kubernetes", "", [new CatalogueEntry(ScenarioId.Parse("kubernetes/broken"), "Broken", "", Scenario: null, problems)], ofTheCourse)));
}
