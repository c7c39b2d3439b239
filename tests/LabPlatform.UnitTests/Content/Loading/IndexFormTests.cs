using System.Text;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>The sloppy forms of <c>index.json</c> that authors write and Killercoda takes.</summary>
public sealed class IndexFormTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void ByteOrderMarkCommentsAndTrailingCommas_AreRead()
    {
        var entry = _catalogue.LoadOne("\uFEFF" + """
            {
              // what it is called
              "title": "T", /* and */
              "details": { "steps": [ { "text": "a.md", }, ], },
            }
            """);

        entry.Problems.ShouldBeEmpty();
        entry.Scenario.ShouldNotBeNull().Steps.Length.ShouldBe(1);
    }

    [Fact]
    public void DuplicateKeys_TheLastWins()
    {
        var entry = _catalogue.LoadOne("""{ "title": "One", "title": "Two", "details": { "intro": { "text": "x.md" }, "intro": { "text": "a.md" } } }""");

        entry.Title.ShouldBe("Two");
        entry.Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull().TextPath.ShouldBe("a.md");
    }

    [Theory]
    [InlineData("foreground", "background")]
    [InlineData("code", "courseData")]
    public void BothVocabularies_NameTheScripts(string foreground, string background)
    {
        _catalogue.Write("c/s/f.sh", "f").Write("c/s/b.sh", "b");

        var entry = _catalogue.LoadOne($$"""{ "title": "T", "details": { "intro": { "text": "a.md", "{{foreground}}": "f.sh", "{{background}}": "b.sh" } } }""");

        var intro = entry.Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull();
        (intro.Foreground?.Text, intro.Background?.Text).ShouldBe(("f", "b"));
    }

    [Fact]
    public void BothVocabulariesAtOnce_KillercodasWins()
    {
        _catalogue.Write("c/s/f.sh", "f").Write("c/s/old.sh", "old");

        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md", "code": "old.sh", "foreground": "f.sh" } } }""");

        entry.Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull().Foreground.ShouldBe(new ScenarioScript("f.sh", "f"));
    }

    [Fact]
    public void OddTypes_AreTakenOrNamed_NeverFatal()
    {
        var entry = _catalogue.LoadOne("""
            {
              "title": "T", "time": 60, "description": ["no"],
              "details": {
                "intro": "a.md",
                "steps": { "text": "a.md" },
                "assets": [],
                "finish": 7
              }
            }
            """);

        var scenario = entry.Scenario.ShouldNotBeNull();
        scenario.Time.ShouldBe("60");
        scenario.Intro.ShouldNotBeNull().Markdown.ShouldContain("A page");
        scenario.Steps.Length.ShouldBe(1);
        entry.Problems.Where(problem => problem.Rule is "json-type").Select(problem => problem.Line).ShouldBe([2, 6, 7]);
    }

    [Fact]
    public void OlderPlacesOfDifficultyAndTime_AreRead()
    {
        var scenario = _catalogue.LoadOne("""{ "title": "T", "details": { "difficulty": "Easy", "duration": "1 hour", "objectives": ["A"] } }""").Scenario.ShouldNotBeNull();

        (scenario.Difficulty, scenario.Time).ShouldBe(("Easy", "1 hour"));
        scenario.Objectives.ShouldBe(["A"]);
    }

    [Fact]
    public void StrayBytes_CostNothingButThemselves()
    {
        _catalogue.Write("c/s/a.md", [.. "one\ntwo "u8, 0x89, .. " three"u8]);

        var entry = _catalogue.LoadOne(Encoding.Latin1.GetString([.. """{ "title": "T", "details": { "intro": { "text": "a.md" } } }"""u8]));

        entry.Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull().Markdown.ShouldBe("one\ntwo \uFFFD three");
        entry.Problems.ShouldHaveOne("page-encoding").Line.ShouldBe(2);
    }

    [Fact]
    public void SolveScript_BesideASharedText_IsNotGuessed()
    {
        _catalogue.Write("c/s/x/a.md", "A").Write("c/s/x/b.md", "B").Write("c/s/x/solve.sh", "true");

        var scenario = _catalogue.LoadOne("""{ "title": "T", "details": { "steps": [ { "text": "x/a.md" }, { "text": "x/b.md" } ] } }""").Scenario.ShouldNotBeNull();

        scenario.Steps.ShouldAllBe(step => step.Solve == null);
    }
}
