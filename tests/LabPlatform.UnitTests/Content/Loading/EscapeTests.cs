using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>Row 73: nothing outside the catalogue is ever read, whatever an author writes or links.</summary>
public sealed class EscapeTests : IDisposable
{
    private static readonly HashSet<string> s_rules = new(StringComparer.Ordinal) { "reference-outside", "asset-missing" };

    private static readonly string[] s_escapes =
    [
        "../../../labs-evil/secret.md", "../x", "..%2fx", "..%5cx", "a/./b", "./a.md", "a//b", "..\\\\x", "C:\\\\x", "a\\u0000.md", "a\\n.md", "link.md", "folder/secret.md",
    ];

    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    public static TheoryData<string> Escapes => [.. s_escapes, "/etc/passwd"];

    /// <summary>Of an asset, a leading slash is the folder of assets.</summary>
    public static TheoryData<string> AssetEscapes => [.. s_escapes];

    [Theory]
    [MemberData(nameof(Escapes))]
    public void Text_ThatLeavesTheCatalogue_IsRefused_Row73(string text) =>
        ShouldBeRefused($$"""{ "title": "T", "details": { "intro": { "text": "a.md" }, "steps": [ { "text": "{{text}}" } ] } }""");

    [Theory]
    [MemberData(nameof(Escapes))]
    public void Script_ThatLeavesTheCatalogue_IsRefused_Row73(string path)
    {
        foreach (var key in (string[])["verify", "foreground", "courseData", "solve"])
        {
            ShouldBeRefused($$"""{ "title": "T", "details": { "steps": [ { "text": "a.md", "{{key}}": "{{path}}" } ] } }""");
        }
    }

    [Theory]
    [MemberData(nameof(AssetEscapes))]
    public void Asset_ThatLeavesTheCatalogue_IsRefused_Row73(string path)
    {
        _catalogue.Link("c/s/assets/link.md", Path.Combine(_catalogue.Outside, "secret.md")).Link("c/s/assets/folder", _catalogue.Outside);

        ShouldBeRefused($$"""{ "title": "T", "details": { "assets": { "host01": [ { "file": "{{path}}", "target": "~/" } ] } } }""");
    }

    [Fact]
    public void Asset_WithALeadingSlash_IsLookedForBelowAssets_Row73()
    {
        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "assets": { "host01": [ { "file": "/etc/passwd", "target": "~/" } ] } } }""");

        entry.Problems.ShouldHaveOne("asset-missing").Message.ShouldContain("c/s/assets/etc/passwd");
        entry.Scenario.ShouldNotBeNull().Assets.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("**")]
    [InlineData("*.md")]
    [InlineData("folder/*")]
    [InlineData("folder")]
    public void Pattern_OverALinkThatLeaves_BringsNothing_Row73(string pattern)
    {
        _catalogue.Link("c/s/assets/link.md", Path.Combine(_catalogue.Outside, "secret.md")).Link("c/s/assets/folder", "../../../../labs-evil");

        var entry = _catalogue.LoadOne($$"""{ "title": "T", "details": { "assets": { "host01": [ { "file": "{{pattern}}", "target": "~/" } ] } } }""");

        entry.Problems.ShouldContain(problem => s_rules.Contains(problem.Rule));
        (entry.Scenario?.Assets ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void WholeScenario_BehindALinkThatLeaves_IsNotThere_Row73()
    {
        File.WriteAllText(Path.Combine(_catalogue.Outside, "index.json"), """{ "title": "Evil" }""");
        _catalogue.Link("c/evil", _catalogue.Outside).Link("d", _catalogue.Outside).Write("c/good/index.json", """{ "title": "Good" }""")
            .Write("e/structure.json", """{ "items": [ { "path": "../../labs-evil" }, { "path": "/etc" } ] }""");

        var catalogue = _catalogue.Load();

        catalogue.Courses.SelectMany(course => course.Entries).Select(entry => entry.Title).ShouldBe(["Good"]);
        catalogue.Courses.Single(course => course.Path is "e").Problems.Length.ShouldBe(2);
    }

    [Fact]
    public void IndexFile_ThatIsALinkOutside_IsRefused_Row73()
    {
        File.WriteAllText(Path.Combine(_catalogue.Outside, "index.json"), """{ "title": "Evil" }""");
        _catalogue.Link("c/s/index.json", Path.Combine(_catalogue.Outside, "index.json")).Write("c/good/index.json", """{ "title": "Good" }""");

        var catalogue = _catalogue.Load();

        catalogue.Courses.SelectMany(course => course.Entries).ShouldAllBe(entry => entry.Title == "Good");
    }

    [Fact]
    public void Image_ThatLeavesTheCatalogue_IsNotShown_Row73()
    {
        File.WriteAllBytes(Path.Combine(_catalogue.Outside, "x.png"), ImageTests.Png);
        _catalogue.Link("c/s/link.png", Path.Combine(_catalogue.Outside, "x.png"))
            .Write("c/s/a.md", "![one](../../../labs-evil/x.png) ![two](link.png) ![three](/etc/x.png) ![four](..%2f..%2f..%2flabs-evil/x.png)");

        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md" } } }""");

        entry.Problems.Count(problem => problem.Rule is "image-missing").ShouldBe(4);
        entry.Scenario.ShouldNotBeNull().Images.ShouldBeEmpty();
    }

    [Fact]
    public void Link_ThatStaysInside_IsFollowed()
    {
        _catalogue.Write("commons/init.sh", "true").Link("c/s/init.sh", "../../commons/init.sh").Link("c/s/more", "../../commons");

        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md", "background": "init.sh", "foreground": "more/init.sh" } } }""");

        entry.Problems.ShouldBeEmpty();
        var intro = entry.Scenario.ShouldNotBeNull().Intro.ShouldNotBeNull();
        (intro.Background?.Text, intro.Foreground?.Text).ShouldBe(("true", "true"));
    }

    [Fact]
    public void Links_InCircles_AreProblemsNotHangs()
    {
        _catalogue.Link("c/s/a.sh", "b.sh").Link("c/s/b.sh", "a.sh");

        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md", "background": "a.sh" } } }""");

        entry.Problems.ShouldHaveOne("reference-outside");
    }

    private void ShouldBeRefused(string index)
    {
        if (!File.Exists(Path.Combine(_catalogue.Root, "c/s/link.md")))
        {
            _catalogue.Link("c/s/link.md", Path.Combine(_catalogue.Outside, "secret.md")).Link("c/s/folder", _catalogue.Outside);
        }

        var entry = _catalogue.LoadOne(index);

        entry.Problems.ShouldHaveOne("reference-outside").Severity.ShouldBe(ProblemSeverity.Error);
        entry.Scenario.ShouldBeNull();
    }
}
