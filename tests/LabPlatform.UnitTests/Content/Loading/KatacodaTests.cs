using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>What Katacoda's scenarios and courses say otherwise than Killercoda's.</summary>
public sealed class KatacodaTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void Screen_IsRead()
    {
        var entry = _catalogue.LoadOne("""
            { "title": "T", "backend": { "imageid": "docker" },
              "environment": {
                "uilayout": "editor-terminal", "hideintro": true,
                "terminals": [ { "name": "Client", "target": "host01", "command": "redis-cli" }, { "name": "Server" }, { "target": "host02" } ],
                "dashboards": [ { "name": "Grafana", "port": 3000 }, { "port": "80" }, { "name": "Docs", "href": "https://example.com" }, { "name": "Odd", "port": "x" } ] } }
            """);

        entry.Problems.ShouldHaveSingleItem().Rule.ShouldBe("json-type"); // a terminal without a name
        var scenario = entry.Scenario.ShouldNotBeNull();
        (scenario.ImageId, scenario.Layout, scenario.HidesIntro).ShouldBe(("docker", ScenarioLayout.Editor, true));
        scenario.Terminals.ShouldBe(["Client", "Server"]);
        scenario.TerminalCommands.ShouldHaveSingleItem().ShouldBe(new("Client", "redis-cli"));
        scenario.Ports.ShouldBe([new ScenarioPort("Grafana", 3000), new ScenarioPort("Port 80", 80)]);
    }

    [Theory]
    [InlineData("terminal", ScenarioLayout.Terminal)]
    [InlineData("ide", ScenarioLayout.Editor)]
    [InlineData("ide-terminal", ScenarioLayout.Editor)]
    [InlineData("something-new", ScenarioLayout.Terminal)]
    public void Layout_OfKillercoda_IsRead(string layout, ScenarioLayout expected) =>
        _catalogue.LoadOne($$"""{ "title": "T", "interface": { "layout": "{{layout}}" } }""").Scenario.ShouldNotBeNull().Layout.ShouldBe(expected);

    [Theory]
    [InlineData("[ -d x ] && echo done", true)]
    [InlineData("if grep -q x y; then\n  echo \"done\"\nfi", true)]
    [InlineData("test -f x && printf 'done\\n'", true)]
    [InlineData("for i in 1 2; do ls; done", false)]
    [InlineData("echo done; exit 1", false)]
    [InlineData("kubectl get pod a || exit $?\necho done", false)]
    [InlineData("# echo done\ntrue", false)]
    [InlineData("echo all done now", false)]
    public void Check_ThatSaysDone_IsMarked(string script, bool expected)
    {
        _catalogue.Write("c/s/v.sh", script);

        Verify("\"courseData\": \"v.sh\"").ShouldBe(expected);
        Verify("\"background\": \"v.sh\"").ShouldBeFalse();

        bool Verify(string intro) => _catalogue.LoadOne($$"""{ "title": "T", "details": { "intro": { "text": "a.md", {{intro}} }, "steps": [ { "text": "a.md", "verify": "v.sh" } ] } }""")
            .Scenario.ShouldNotBeNull().Steps.ShouldHaveSingleItem().Verify.ShouldNotBeNull().SaysDone;
    }

    [Fact]
    public void Challenge_IsAScenario_WhoseHintIsOne()
    {
        _catalogue.Write("c/s/h.md", "Look closer");

        var entry = _catalogue.LoadOne("""{ "title": "T", "type": "challenge@1.0", "details": { "steps": [ { "text": "a.md", "hint": "h.md" }, { "text": "a.md", "hint": "h.sh" } ] } }""");

        entry.Scenario.ShouldNotBeNull().Steps.Select(step => step.Hints.Length).ShouldBe([1, 0]);
        entry.Problems.ShouldHaveSingleItem().Rule.ShouldBe("hint-script");
    }

    [Fact]
    public void Pathway_NamesAndOrdersACourse_AndHidesNothing()
    {
        _catalogue.Write("go-pathway.json", """
            { "title": "Go", "description": "All of it", "icon": "fa-code", "courses": [
              { "course_id": "second", "title": "Then" }, { "course_id": "first", "description": "Begin here" }, { "external_link": "https://example.com", "title": "Elsewhere" },
              { "pathway_id": "rust" }, { "course_id": "gone" } ] }
            """)
            .Write("go/first/index.json", """{ "title": "First" }""").Write("go/second/index.json", """{ "title": "Second" }""").Write("go/third/index.json", """{ "title": "Third" }""")
            .Write("rust/one/index.json", """{ "title": "One" }""");

        var courses = _catalogue.Load().Courses;

        courses.Select(course => (course.Path, course.Title, course.Description)).ShouldBe([("go", "Go", "All of it"), ("rust", "rust", "")]);
        courses[0].Entries.Select(entry => (entry.Title, entry.Description)).ShouldBe([("Then", ""), ("First", "Begin here"), ("Third", "")]);
        var problem = courses[0].Problems.ShouldHaveSingleItem();
        (problem.Rule, problem.File, problem.Line).ShouldBe(("structure-entry-missing", "go-pathway.json", 3));
    }

    [Fact]
    public void Profile_OrdersTheCourses()
    {
        _catalogue.Write("profile-pathway.json", """{ "courses": [ { "id": "b" } ], "scenarios": [ { "id": "alone" } ] }""")
            .Write("a/x/index.json", """{ "title": "X" }""").Write("alone/index.json", """{ "title": "Alone" }""").Write("b/y/index.json", """{ "title": "Y" }""")
            .Write("_ja/b/y/index.json", """{ "title": "Translated" }""");

        _catalogue.Load().Courses.Select(course => course.Path).ShouldBe(["", "b", "a"]);
    }

    [Fact]
    public void Pathway_ThatIsBroken_IsNamedAndTheFolderListed()
    {
        _catalogue.Write("go-pathway.json", "{\n").Write("go/first/index.json", """{ "title": "First" }""");

        var course = _catalogue.Load().Courses.ShouldHaveSingleItem();

        course.Entries.ShouldHaveSingleItem();
        course.Problems.ShouldHaveOne("json-syntax").File.ShouldBe("go-pathway.json");
    }

    [Theory]
    [InlineData("\"noindex\": true")]
    [InlineData("\"private\": \"true\"")]
    public void Scenario_ThatIsPrivate_IsFoundByItsName_AndNotListed(string member)
    {
        _catalogue.Write("c/s/index.json", $$"""{ "title": "Hidden", {{member}} }""").Write("c/t/index.json", """{ "title": "Shown" }""").Write("d/u/index.json", $$"""{ "title": "Alone", {{member}} }""");

        var catalogue = _catalogue.Load();

        var course = catalogue.Courses.ShouldHaveSingleItem();
        course.Entries.ShouldHaveSingleItem().Title.ShouldBe("Shown");
        catalogue.Find(ScenarioId.Parse("c/s")).ShouldNotBeNull().Scenario.ShouldNotBeNull().Title.ShouldBe("Hidden");
        _catalogue.Load(catalogue).Unlisted.ShouldContain(entry => ReferenceEquals(entry.Scenario, catalogue.Unlisted[0].Scenario));
    }
}
