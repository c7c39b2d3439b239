using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>Our own keys of <c>index.json</c>, which Killercoda ignores.</summary>
public sealed class AdditionTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("\"details\": {", "}")]
    public void Keys_AreRead_AtTheTopOrInsideDetails(string before, string after)
    {
        var entry = _catalogue.LoadOne($$"""
            { "title": "T", {{before}}
              "objectives": ["A"], "minutes": 25, "exam": true, "images": ["nginx:1.26", "registry.example:5000/a/b@sha256:{{new string('a', 64)}}", "nginx:1.26"],
              "requires": ["metrics"], "namespaces": ["shop", "team-b"], "terminals": ["work", "watch"] {{after}} }
            """);

        entry.Problems.ShouldBeEmpty();
        var scenario = entry.Scenario.ShouldNotBeNull();
        (scenario.Minutes, scenario.IsExam).ShouldBe((25, true));
        scenario.NeededImages.Length.ShouldBe(2);
        scenario.Requires.ShouldBe(["metrics"]);
        scenario.Namespaces.ShouldBe([new VirtualNamespace("shop"), new VirtualNamespace("team-b")]);
        scenario.Terminals.ShouldBe(["work", "watch"]);
    }

    [Theory]
    [InlineData("minutes", "\"minutes\": 0", ProblemSeverity.Warning)]
    [InlineData("minutes", "\"minutes\": 601", ProblemSeverity.Warning)]
    [InlineData("minutes", "\"minutes\": \"an hour\"", ProblemSeverity.Warning)]
    [InlineData("json-type", "\"exam\": \"perhaps\"", ProblemSeverity.Warning)]
    [InlineData("json-type", "\"namespaces\": [[]]", ProblemSeverity.Warning)]
    [InlineData("json-type", "\"images\": {}", ProblemSeverity.Warning)]
    [InlineData("requires", "\"requires\": [\"metric\"]", ProblemSeverity.Warning)]
    [InlineData("images", "\"images\": [\"Nginx latest\"]", ProblemSeverity.Warning)]
    [InlineData("terminals", "\"terminals\": [\"a\", \"a\"]", ProblemSeverity.Warning)]
    [InlineData("namespaces", "\"namespaces\": [\"Shop\"]", ProblemSeverity.Error)]
    [InlineData("namespaces", "\"namespaces\": [\"sys\"]", ProblemSeverity.Error)]
    [InlineData("namespaces", "\"namespaces\": [\"kube-system\"]", ProblemSeverity.Error)]
    [InlineData("namespaces", "\"namespaces\": [\"default\"]", ProblemSeverity.Error)]
    [InlineData("namespaces", "\"namespaces\": [\"a\", \"a\"]", ProblemSeverity.Error)]
    [InlineData("namespaces", "\"namespaces\": [\"a\", \"b\", \"c\", \"d\", \"e\"]", ProblemSeverity.Error)]
    [InlineData("json-key", "\"objectivs\": [\"A\"]", ProblemSeverity.Warning)]
    [InlineData("json-key-case", "\"Minutes\": 5", ProblemSeverity.Warning)]
    [InlineData("scenario-type", "\"type\": \"jupyter@0.1\"", ProblemSeverity.Error)]
    public void Value_ThatMakesNoSense_IsNamed(string rule, string member, ProblemSeverity severity)
    {
        var entry = _catalogue.LoadOne($"{{ \"title\": \"T\",\n {member} }}");

        var problem = entry.Problems.ShouldHaveSingleItem();
        (problem.Rule, problem.Severity, problem.File, problem.Line).ShouldBe((rule, severity, "c/s/index.json", 2));
    }

    [Fact]
    public void HintsAndAnswer_AreRead_InOrder()
    {
        _catalogue.Write("c/s/h1.md", "First").Write("c/s/h2.md", "Second").Write("c/s/answer.md", "Like this");

        var step = Step("""{ "text": "a.md", "hints": ["h1.md", "h2.md", "gone.md"], "answer": "answer.md" }""", out var problems);

        step.Hints.Select(hint => (hint.TextPath, hint.Markdown)).ShouldBe([("h1.md", "First"), ("h2.md", "Second")]);
        step.Answer.ShouldNotBeNull().Markdown.ShouldBe("Like this");
        problems.ShouldHaveSingleItem().Message.ShouldContain("hint 3 of step 1");
    }

    [Theory]
    [InlineData("hint1.md,hint2.md,hint.md", "hint1.md,hint2.md")]
    [InlineData("hint.md", "hint.md")]
    [InlineData("hint2.md", "")]
    public void Hints_BesideATextOfItsOwn_AreFound(string files, string expected)
    {
        _catalogue.Write("c/s/x/text.md", "A").Write("c/s/y/text.md", "B");
        foreach (var file in files.Split(','))
        {
            _catalogue.Write($"c/s/x/{file}", file);
        }

        Step("""{ "text": "x/text.md" }""", out _).Hints.Select(hint => hint.Markdown).ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
        Step("""{ "text": "x/text.md" }, { "text": "x/text.md" }""", out _).Hints.ShouldBeEmpty();
    }

    [Fact]
    public void Exam_KeepsNoHelp_AndSaysSo()
    {
        _catalogue.Write("c/s/h.md", "H");

        var entry = _catalogue.LoadOne("""{ "title": "T", "exam": true, "details": { "steps": [ { "text": "a.md", "hints": ["h.md"], "answer": "h.md" } ] } }""");

        entry.Problems.ShouldHaveOne("exam-help").Severity.ShouldBe(ProblemSeverity.Warning);
        var step = entry.Scenario.ShouldNotBeNull().Steps.ShouldHaveSingleItem();
        (step.Hints.Length, step.Answer).ShouldBe((0, null));
    }

    [Fact]
    public void Help_ChangesTheVersion()
    {
        const string Index = """{ "title": "T", "details": { "steps": [ { "text": "a.md", "hints": ["h.md"] } ] } }""";
        var before = _catalogue.Write("c/s/h.md", "One").LoadOne(Index).Scenario.ShouldNotBeNull().Version;

        _catalogue.Write("c/s/h.md", "Two").LoadOne(Index).Scenario.ShouldNotBeNull().Version.ShouldNotBe(before, StringComparer.Ordinal);
    }

    private ScenarioStep Step(string steps, out System.Collections.Immutable.ImmutableArray<ScenarioProblem> problems)
    {
        var entry = _catalogue.LoadOne($$"""{ "title": "T", "details": { "steps": [ {{steps}} ] } }""");
        problems = entry.Problems;
        return entry.Scenario.ShouldNotBeNull().Steps[0];
    }
}
