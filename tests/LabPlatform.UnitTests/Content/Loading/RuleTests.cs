using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>Each rule finds its case and names file and line.</summary>
public sealed class RuleTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Theory]
    [InlineData("title-missing", "\"details\": {}", null)]
    [InlineData("page-missing", "\"title\": \"T\", \"details\": { \"intro\": { \"text\": \"a.md\" },\n \"steps\": [ {\n \"text\": \"gone.md\" } ] }", 3)]
    [InlineData("page-missing", "\"title\": \"T\", \"details\": { \"intro\": { \"text\": \"a.md\" },\n \"steps\": [\n { \"title\": \"no text\" } ] }", 3)]
    [InlineData("script-missing", "\"title\": \"T\", \"details\": { \"steps\": [ { \"text\": \"a.md\",\n \"verify\": \"gone.sh\" } ] }", 2)]
    [InlineData("script-missing", "\"title\": \"T\", \"details\": { \"steps\": [ { \"text\": \"a.md\",\n\n \"background\": \"background\" } ] }", 3)]
    [InlineData("check-place", "\"title\": \"T\", \"details\": { \"steps\": [ { \"text\": \"a.md\", \"check\": \"cheker\" } ] }", 1)]
    [InlineData("asset-missing", "\"title\": \"T\", \"details\": { \"assets\": {\n \"host01\": [ { \"file\": \"gone.yaml\", \"target\": \"~/\" } ] } }", 2)]
    [InlineData("asset-missing", "\"title\": \"T\", \"details\": { \"assets\": {\n \"host01\": [ { \"file\": \"*.none\", \"target\": \"~/\" } ] } }", 2)]
    [InlineData("asset-chmod", "\"title\": \"T\", \"details\": { \"assets\": { \"host01\": [ { \"file\": \"x\", \"target\": \"~/\", \"chmod\": \"+x; rm\" } ] } }", 1)]
    [InlineData("asset-host", "\"title\": \"T\", \"details\": { \"assets\": { \"node01\": [ { \"file\": \"x\", \"target\": \"~/\" } ] } }", 1)]
    public void Warning_IsNamed_AndTheScenarioWorks(string rule, string body, int? line)
    {
        _catalogue.Write("c/s/assets/x", "x");

        var entry = _catalogue.LoadOne($"{{ {body} }}");

        var problem = entry.Problems.ShouldHaveOne(rule);
        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.File.ShouldBe("c/s/index.json");
        problem.Line.ShouldBe(line);
        problem.Message.ShouldNotBeNullOrWhiteSpace();
        entry.Scenario.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("nothing-to-read", "\"details\": { \"intro\": { \"text\": \"gone.md\" } }")]
    [InlineData("asset-target", "\"details\": { \"assets\": { \"host01\": [ { \"file\": \"x\", \"target\": \"~/../etc\" } ] } }")]
    public void Error_RefusesTheScenario(string rule, string body)
    {
        _catalogue.Write("c/s/assets/x", "x");

        var entry = _catalogue.LoadOne($"{{ \"title\": \"T\", {body} }}");

        entry.Problems.ShouldHaveOne(rule).Severity.ShouldBe(ProblemSeverity.Error);
        entry.Scenario.ShouldBeNull();
        entry.Title.ShouldBe("T");
    }

    [Fact]
    public void SeveralProblems_AreAllNamedInOneRun()
    {
        var entry = _catalogue.LoadOne("""
            { "details": { "steps": [
              { "text": "gone.md", "verify": "gone.sh", "check": "elsewhere" },
              { "text": "a.md", "background": "../../secret.sh" } ] } }
            """);

        entry.Problems.Select(problem => problem.Rule).ShouldBe(
            ["reference-outside", "title-missing", "page-missing", "script-missing", "check-place"], ignoreOrder: true);
        entry.Problems[0].Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Fact]
    public void MissingPage_SaysSoInItsPlace()
    {
        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "steps": [ { "text": "gone.md" }, { "text": "a.md" } ] } }""");

        entry.Scenario.ShouldNotBeNull().Steps[0].Markdown.ShouldContain("missing");
        entry.Scenario.Steps[1].Markdown.ShouldBe("# A page\n");
    }

    [Fact]
    public void FenceThatIsNeverClosed_IsNamedWithItsLine()
    {
        _catalogue.Write("c/s/a.md", "Text\n\n```bash\nls\n\nmore text\n");

        var problem = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md" } } }""").Problems.ShouldHaveOne("code-fence-open");

        (problem.File, problem.Line).ShouldBe(("c/s/a.md", 3));
    }

    [Theory]
    [InlineData("macro-misspelt", "Text\n\n`ls`{{exeute}}\n", 3)]
    [InlineData("macro-misspelt", "```\nls\n```((exec))\n", 3)]
    [InlineData("macro-stray", "Type ls{{exec}}\n", 1)]
    [InlineData("macro-stray", "kubectl get pods\n```{{exec}}\n", 2)]
    public void Macro_ThatWasGuessed_OrDoesNothing_IsNamedWithItsLine(string rule, string markdown, int line)
    {
        _catalogue.Write("c/s/a.md", markdown);

        var problem = _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md" } } }""").Problems.ShouldHaveOne(rule);

        (problem.Severity, problem.File, problem.Line).ShouldBe((ProblemSeverity.Warning, "c/s/a.md", line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#!/bin/bash\n# nothing yet\n")]
    public void CheckWithoutCommand_IsNamed(string script)
    {
        _catalogue.Write("c/s/verify.sh", script);

        var entry = _catalogue.LoadOne("""{ "title": "T", "details": { "steps": [ { "text": "a.md", "verify": "verify.sh" } ] } }""");

        entry.Problems.ShouldHaveOne("check-empty").File.ShouldBe("c/s/verify.sh");
    }

    [Fact]
    public void PageThatIsTooComplex_IsNamed()
    {
        _catalogue.Write("c/s/a.md", new string('[', 50_000));

        _catalogue.LoadOne("""{ "title": "T", "details": { "intro": { "text": "a.md" } } }""").Problems.ShouldHaveOne("page-too-complex").File.ShouldBe("c/s/a.md");
    }
}
