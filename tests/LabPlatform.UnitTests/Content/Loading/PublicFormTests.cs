using System.Text;
using LabPlatform.Content.Reports;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>Forms that public repositories have and that a strict reader stumbles over, in minimal reproductions of our own.</summary>
public sealed class PublicFormTests : IDisposable
{
    private const string Playground = """{ "title": "P" }""";

    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void RootThatIsAScenario_AndHoldsOthers_GivesAll()
    {
        _catalogue.Write("index.json", """{ "title": "Root", "details": { "intro": { "text": "a.md" } } }""").Write("a.md", "Text").Write("one/index.json", Playground).Write("deep/er/two/index.json", Playground)
            .Write("assets/index.json", "{ not a scenario");

        var catalogue = _catalogue.Load();

        catalogue.Courses.SelectMany(course => course.Entries).Select(entry => (entry.Id.Value, entry.Scenario is null))
            .ShouldBe([("labs", false), ("labs/one", false), ("labs/deep/er/two", false)]);
        ScenarioValidator.Validate(_catalogue.Root, TestContext.Current.CancellationToken).ShouldSatisfyAllConditions(
            report => report.Scenarios.Select(scenario => (scenario.Path, scenario.Listed)).ShouldBe([(".", true), ("deep/er/two", true), ("one", true)]),
            report => report.Problems.ShouldBeEmpty());
    }

    [Fact]
    public void ScenarioThatHoldsScenarios_IsListedWithThem()
    {
        _catalogue.Write("mesh/routing/index.json", """{ "title": "Routing" }""").Write("mesh/routing/step1/text.md", "T").Write("mesh/routing/simple/index.json", """{ "title": "Simple" }""")
            .Write("mesh/routing/hard/structure.json", """{ "title": "Hard ones", "items": [ { "path": "x" } ] }""").Write("mesh/routing/hard/x/index.json", """{ "title": "X" }""");

        _catalogue.Load().Courses.Select(course => (course.Path, course.Title, string.Join(',', course.Entries.Select(entry => entry.Title))))
            .ShouldBe([("mesh", "mesh", "Routing"), ("mesh/routing", "routing", "Simple"), ("mesh/routing/hard", "Hard ones", "X")]);
    }

    [Fact]
    public void OneRepositoryWithFaults_LosesOnlyWhatIsFaulty()
    {
        _catalogue
            .Write("c/empty/index.json", "")
            .Write("c/unclosed/index.json", "{\n  \"title\": \"U\",\n  \"details\": {\n    \"steps\": []\n")
            .Write("c/trailing/index.json", """{ "title": "T", "details": { "steps": [ { "text": "a.md", } ], }, }""").Write("c/trailing/a.md", "A")
            .Write("c/nothing-there/index.json", """{ "title": "N", "details": { "intro": { "text": "intro.md" }, "steps": [ { "text": "s1.md", "verify": "v.sh" }, { "text": "s2.md" } ] } }""")
            .Write("c/no-folder-of-assets/index.json", """{ "title": "A", "details": { "assets": { "host01": [ { "file": "assets/**", "target": "/root" } ] } } }""");

        var entries = _catalogue.Load().Courses.ShouldHaveSingleItem().Entries.ToDictionary(entry => entry.Id.Value[2..], StringComparer.Ordinal);

        Problem("empty").ShouldBe(("json-syntax", ProblemSeverity.Error, 1));
        Problem("unclosed").ShouldBe(("json-syntax", ProblemSeverity.Error, 5));
        entries["trailing"].Problems.ShouldBeEmpty();
        Problem("nothing-there").ShouldBe(("nothing-to-read", ProblemSeverity.Error, null));
        Problem("no-folder-of-assets").ShouldBe(("asset-missing", ProblemSeverity.Warning, 1));
        entries["no-folder-of-assets"].Scenario.ShouldNotBeNull();

        (string, ProblemSeverity, int?) Problem(string name) => (entries[name].Problems[0].Rule, entries[name].Problems[0].Severity, entries[name].Problems[0].Line);
    }

    [Fact]
    public void Links_WithinTheTree_ArePartOfTheScenario()
    {
        _catalogue.Write("commons/background.sh", "sleep 1").Write("commons/intro.md", "Shared").Write("commons/k3s", "")
            .Link("app/intro.md", "../commons/intro.md").Link("app/background.sh", "../commons/background.sh").Link("app/assets/k3s", "../../commons/k3s").Link("app/gone.md", "../commons/gone.md")
            .Write("app/index.json", """{ "title": "A", "details": { "intro": { "text": "intro.md", "background": "background.sh" }, "finish": { "text": "gone.md" }, "assets": { "host01": [ { "file": "*", "target": "~/" } ] } } }""");

        var entry = _catalogue.Load().Find(ScenarioId.Parse("app")).ShouldNotBeNull();

        var scenario = entry.Scenario.ShouldNotBeNull();
        (scenario.Intro?.Markdown, scenario.Intro?.Background?.Text).ShouldBe(("Shared", "sleep 1"));
        scenario.Assets.ShouldHaveSingleItem().Content.ShouldBeEmpty();
        entry.Problems.ShouldHaveSingleItem().Rule.ShouldBe("page-missing");
    }

    [Fact]
    public void Folder_WithSpacesInItsName_IsAScenario() =>
        _catalogue.Write("cka/14-Requests and Limits/index.json", Playground).Load().Find(ScenarioId.Parse("cka/14-Requests and Limits")).ShouldNotBeNull().Problems.ShouldBeEmpty();

    [Fact]
    public void OldAndNewKeys_OnOneScenario_RunEachScriptOnce()
    {
        _catalogue.Write("c/s/setup.sh", "setup").Write("c/s/bg.sh", "bg");

        var scenario = _catalogue.LoadOne("""
            { "title": "T", "details": { "intro": { "text": "a.md", "courseData": "setup.sh" },
              "steps": [ { "text": "a.md", "code": "setup.sh", "foreground": "setup.sh", "background": "bg.sh" } ] },
              "backend": { "dockerimage": "katacoda/x", "imageid": "go", "imageid": "ubuntu", "port": "8080" } }
            """).Scenario.ShouldNotBeNull();

        (scenario.Intro?.Background?.Text, scenario.ImageId).ShouldBe(("setup", "ubuntu"));
        var step = scenario.Steps.ShouldHaveSingleItem();
        (step.Foreground?.Text, step.Background?.Text).ShouldBe(("setup", "bg"));
    }

    [Fact]
    public void WindowsLineEnds_AreGoneFromWhatRuns_AndKeptInWhatIsCopied()
    {
        _catalogue.Write("c/s/a.md", "one\r\ntwo\rthree\n").Write("c/s/v.sh", "#!/bin/bash\r\ntrue\r\n").Write("c/s/assets/broken.sh", "echo\r\n");

        var scenario = _catalogue.LoadOne("{\r\n \"title\": \"T\",\r\n \"details\": { \"steps\": [ { \"text\": \"a.md\", \"verify\": \"v.sh\" } ], \"assets\": { \"host01\": [ { \"file\": \"broken.sh\" } ] } } }\r\n")
            .Scenario.ShouldNotBeNull();

        var step = scenario.Steps.ShouldHaveSingleItem();
        (step.Markdown, step.Verify?.Text).ShouldBe(("one\ntwo\nthree\n", "#!/bin/bash\ntrue\n"));
        scenario.Assets.ShouldHaveSingleItem().Content.ShouldBe("echo\r\n"u8.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16_WithItsMark_IsRead(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        _catalogue.Write("c/s/index.json", [.. encoding.GetPreamble(), .. encoding.GetBytes("""{ "title": "Größe", "details": { "intro": { "text": "a.md" } } }""")])
            .Write("c/s/a.md", [.. encoding.GetPreamble(), .. encoding.GetBytes("Grüße\r\n")]);

        var entry = _catalogue.Load().Find(ScenarioId.Parse("c/s")).ShouldNotBeNull();

        entry.Problems.ShouldBeEmpty();
        (entry.Title, entry.Scenario?.Intro?.Markdown).ShouldBe(("Größe", "Grüße\n"));
    }

    [Fact]
    public void NamesInAnotherCase_AreFound_AndNamed()
    {
        _catalogue.Write("c/s/Step1/Text.md", "One").Write("c/s/Verify.sh", "true").Write("c/s/assets/App.yaml", "a");

        var entry = _catalogue.LoadOne("""{ "Title": "T", "details": { "steps": [ { "text": "step1/text.md", "verify": "verify.sh" } ], "assets": { "host01": [ { "file": "app.yaml", "target": "~/" } ] } } }""");

        var scenario = entry.Scenario.ShouldNotBeNull();
        scenario.Title.ShouldBe("T");
        scenario.Steps.ShouldHaveSingleItem().ShouldSatisfyAllConditions(step => step.Markdown.ShouldBe("One"), step => step.Verify.ShouldNotBeNull());
        scenario.Assets.ShouldHaveSingleItem().TargetPath.ShouldBe("/root/app.yaml");
        entry.Problems.Select(problem => problem.Rule).ShouldBe(["json-key-case", "reference-case", "reference-case"], ignoreOrder: true);
    }

    [Fact]
    public void VerifyOfAnIntro_IsNotRun_AndNamed()
    {
        _catalogue.Write("c/s/v.sh", "true");

        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md", "verify": "v.sh" } } }""");

        entry.Problems.ShouldHaveSingleItem().Rule.ShouldBe("check-beside-no-step");
    }

    [Theory]
    [InlineData("/telegraf.conf", "/root/telegraf.conf")]
    [InlineData("assets/netpol/", "/root/netpol/a.yaml,/root/netpol/b.yaml")]
    [InlineData("assets/**/*.yaml", "/root/netpol/a.yaml,/root/netpol/b.yaml")]
    public void SloppyAssets_Land(string file, string expected)
    {
        _catalogue.Write("c/s/assets/telegraf.conf", "").Write("c/s/assets/netpol/a.yaml", "a").Write("c/s/assets/netpol/b.yaml", "b");

        var entry = _catalogue.LoadOne($$"""{ "title": "T", "details": { "assets": { "host01": [ { "file": "{{file}}", "target": "~/", "chmod": "0644" } ] } } }""");

        entry.Problems.ShouldBeEmpty();
        entry.Scenario.ShouldNotBeNull().Assets.Select(asset => asset.TargetPath).ShouldBe(expected.Split(','));
    }

    [Fact]
    public void Structure_ThatIsSloppy_IsRead()
    {
        _catalogue.Write("c/structure.json", """[ "b/", { "path": "./A" }, { "title": "no path" }, 7 ]""").Write("c/a/index.json", Playground).Write("c/b/index.json", Playground).Write("c/hidden/index.json", Playground)
            .Write("d/structure.json", """{ "items": [] }""").Write("d/x/index.json", Playground);

        var courses = _catalogue.Load().Courses;

        var course = courses.ShouldHaveSingleItem();
        course.Entries.Select(entry => entry.Id.Value).ShouldBe(["c/b", "c/a"]);
        course.Problems.Select(problem => problem.Rule).Distinct(StringComparer.Ordinal).ShouldBe(["structure-entry-case", "json-type"], ignoreOrder: true);
    }
}
