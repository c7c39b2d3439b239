using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

public sealed class CatalogueLoaderTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void Scenario_AsKillercodaHasIt_IsReadWhole()
    {
        _catalogue.Write("k8s/pods/index.json", """
            {
              "title": "Pods", "description": "All of them", "difficulty": "beginner", "time": "15 minutes",
              "objectives": ["Start a pod", "Stop it"],
              "details": {
                "intro": { "text": "intro.md", "background": "init/background.sh", "foreground": "init/foreground.sh" },
                "steps": [
                  { "title": "Start", "text": "step1/text.md", "verify": "step1/verify.sh", "check": "checker" },
                  { "text": "step2.md", "verify": "step2.sh", "solve": "solutions/two.sh" }
                ],
                "finish": { "text": "finish.md" },
                "assets": { "host01": [ { "file": "app.yaml", "target": "~/app", "chmod": "+x" } ] }
              },
              "backend": { "imageid": "kubernetes-kubeadm-1node" }
            }
            """)
            .Write("k8s/pods/intro.md", "Welcome\r\nto pods\r\n").Write("k8s/pods/finish.md", "Done").Write("k8s/pods/step2.md", "Two")
            .Write("k8s/pods/init/background.sh", "sleep 1\r\n").Write("k8s/pods/init/foreground.sh", "clear")
            .Write("k8s/pods/step1/text.md", "One").Write("k8s/pods/step1/verify.sh", "true").Write("k8s/pods/step1/solve.sh", "kubectl run a")
            .Write("k8s/pods/step2.sh", "false").Write("k8s/pods/solutions/two.sh", "kubectl run b")
            .Write("k8s/pods/assets/app.yaml", "kind: Pod");

        var catalogue = _catalogue.Load();

        var course = catalogue.Courses.ShouldHaveSingleItem();
        course.Path.ShouldBe("k8s");
        course.Title.ShouldBe("k8s");
        var entry = course.Entries.ShouldHaveSingleItem();
        entry.Problems.ShouldBeEmpty();
        var scenario = entry.Scenario.ShouldNotBeNull();
        scenario.Id.Value.ShouldBe("k8s/pods");
        (scenario.Title, scenario.Description, scenario.Difficulty, scenario.Time).ShouldBe(("Pods", "All of them", "beginner", "15 minutes"));
        scenario.Objectives.ShouldBe(["Start a pod", "Stop it"]);
        scenario.Intro.ShouldNotBeNull().Markdown.ShouldBe("Welcome\nto pods\n");
        scenario.Intro.Background.ShouldBe(new ScenarioScript("init/background.sh", "sleep 1\n"));
        scenario.Intro.Foreground.ShouldBe(new ScenarioScript("init/foreground.sh", "clear"));
        scenario.Finish.ShouldNotBeNull().Markdown.ShouldBe("Done");
        var asset = scenario.Assets.ShouldHaveSingleItem();
        (asset.TargetPath, asset.Mode).ShouldBe(("/root/app/app.yaml", 0b111_101_101));

        scenario.Steps.Select(step => (step.Title, step.Verify?.Text, step.Solve?.Path, step.CheckPlace)).ShouldBe(
        [
            ("Start", "true", "step1/solve.sh", CheckPlace.Checker),
            ("Step 2", "false", "solutions/two.sh", CheckPlace.Toolbox),
        ]);
    }

    [Fact]
    public void Structure_DecidesOrderNamesAndWhatExists()
    {
        _catalogue.Write("structure.json", """{ "items": [ { "path": "b" }, { "path": "a", "title": "First things" } ] }""")
            .Write("a/structure.json", """{ "title": "Own title", "description": "About", "items": [ { "path": "two" }, { "path": "../b/one", "title": "Again", "description": "Same" }, { "path": "gone" } ] }""")
            .Write("a/one/index.json", """{ "title": "Hidden" }""").Write("a/two/index.json", """{ "title": "Two" }""")
            .Write("b/one/index.json", """{ "title": "One" }""").Write("b/zero/index.json", """{ "title": "Zero" }""");

        var catalogue = _catalogue.Load();

        catalogue.Courses.Select(course => (course.Path, course.Title)).ShouldBe([("b", "b"), ("a", "First things")]);
        catalogue.Courses[0].Entries.Select(entry => entry.Title).ShouldBe(["One", "Zero"]);
        catalogue.Courses[1].Entries.Select(entry => (entry.Id.Value, entry.Title, entry.Description)).ShouldBe([("a/two", "Two", ""), ("b/one", "Again", "Same")]);
        catalogue.Courses[1].Entries[1].Scenario.ShouldBeSameAs(catalogue.Courses[0].Entries[0].Scenario);
        var problem = catalogue.Courses[1].Problems.ShouldHaveSingleItem();
        (problem.Rule, problem.File, problem.Line, problem.Severity).ShouldBe(("structure-entry-missing", "a/structure.json", 1, ProblemSeverity.Warning));
    }

    [Fact]
    public void Structure_ThatIsBroken_IsNamedAndTheFolderListed()
    {
        _catalogue.Write("c/structure.json", "{ \"items\": [\n").Write("c/x/index.json", """{ "title": "X" }""");

        var course = _catalogue.Load().Courses.ShouldHaveSingleItem();

        course.Entries.ShouldHaveSingleItem().Title.ShouldBe("X");
        var problem = course.Problems.ShouldHaveSingleItem();
        (problem.Rule, problem.File, problem.Line).ShouldBe(("json-syntax", "c/structure.json", 2));
    }

    [Fact]
    public void BrokenScenario_IsListedWithItsProblem_AndTheOthersWork()
    {
        _catalogue.Write("c/bad/index.json", "{\n  \"title\": \"Bad\",\n  \"details\": {\n").Write("c/empty/index.json", "").Write("c/list/index.json", "[1]")
            .Write("c/good/index.json", """{ "title": "Good" }""");

        var entries = _catalogue.Load().Courses.ShouldHaveSingleItem().Entries;

        entries.Select(entry => (entry.Title, entry.Scenario is null)).ShouldBe([("bad", true), ("empty", true), ("Good", false), ("list", true)]);
        var problem = entries[0].Problems.ShouldHaveSingleItem();
        (problem.Rule, problem.Severity, problem.File, problem.Line).ShouldBe(("json-syntax", ProblemSeverity.Error, "c/bad/index.json", 4));
        problem.Message.ShouldNotContain("BytePositionInLine");
        entries[1].Problems.ShouldHaveOne("json-syntax");
        entries[3].Problems.ShouldHaveOne("json-syntax");
    }

    [Fact]
    public void Folders_InCircles_AreWalkedOnce()
    {
        _catalogue.Write("c/x/index.json", """{ "title": "X" }""").Link("c/deep/back", "..").Link("c/deep/top", "../..")
            .Write("c/deep/y/index.json", """{ "title": "Y" }""")
            .Write("d/structure.json", """{ "items": [ { "path": "." }, { "path": ".." }, { "path": "e" } ] }""")
            .Write("d/e/structure.json", """{ "items": [ { "path": "../../d" } ] }""");

        var catalogue = _catalogue.Load();

        catalogue.Courses.SelectMany(course => course.Entries).Select(entry => entry.Id.Value).ShouldBe(["c/x", "c/deep/y"]);
    }

    [Fact]
    public void Scenario_WithoutDetails_IsAPlayground()
    {
        var entry = _catalogue.LoadOne("""{ "title": "Play", "backend": { "imageid": "ubuntu" } }""");

        entry.Problems.ShouldBeEmpty();
        entry.Scenario.ShouldNotBeNull().Steps.ShouldBeEmpty();
    }
}
