using LabPlatform.Domain.Scenarios;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Content.Checks;

/// <summary>Every mistake in <c>checks.yaml</c> is an error with its line and a sentence that helps.</summary>
public sealed class CheckRuleTests : IDisposable
{
    private readonly CheckFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("checks-syntax", 1, "", "asks for nothing")]
    [InlineData("checks-syntax", 1, "# only a comment\n", "asks for nothing")]
    [InlineData("checks-syntax", 1, "[]", "asks for nothing")]
    [InlineData("checks-syntax", 2, "\nexists: pod/a\n", "must be a list")]
    [InlineData("checks-syntax", 3, "- exists: pod/a\n- {exists: \n", "not valid YAML")]
    [InlineData("checks-syntax", 1, "- exists: pod/a\n\tlabels: a\n", "not valid YAML")]
    [InlineData("checks-syntax", 3, "- exists: pod/a\n  title: x\n  title: y\n", "there twice")]
    [InlineData("checks-syntax", 2, "- exists: pod/a\n---\n- exists: pod/b\n", "one document")]
    [InlineData("checks-syntax", 1, "- &a\n  exists: pod/a\n- *a\n", "Anchors")]
    [InlineData("checks-syntax", 1, "- !!str exists\n", "Tags")]
    [InlineData("checks-syntax", 1, "- {[a]: b}\n", "one word")]
    [InlineData("checks-condition", 1, "- pod/a\n", "a key with a value")]
    [InlineData("checks-condition", 1, "- exist: pod/a\n", "Did you mean 'exists'?")]
    [InlineData("checks-condition", 1, "- title: nothing\n", "None of these keys")]
    [InlineData("checks-condition", 1, "- exists: pod/a\n  absent: pod/b\n", "two conditions")]
    [InlineData("checks-condition", 2, "- any:\n  - exsits: pod/a\n", "Did you mean 'exists'?")]
    [InlineData("checks-key", 2, "- exists: pod/a\n  titel: x\n", "Did you mean 'title'?")]
    [InlineData("checks-key", 2, "- rollout: deployment/a\n  labels: a=b\n", "'rollout' has no key 'labels'")]
    [InlineData("checks-key", 2, "- answers: service/a\n  body: {contain: x}\n", "Did you mean 'contains'?")]
    [InlineData("checks-incomplete", 1, "- field: pod/a\n  equals: x\n", "needs the key 'path'")]
    [InlineData("checks-incomplete", 1, "- shares: service/a\n  label: v\n", "needs the key 'percent'")]
    [InlineData("checks-type", 2, "- selects: service/a\n  only: perhaps\n", "true or false")]
    [InlineData("checks-type", 2, "- answers: service/a\n  port: web\n", "from 1 to 65535")]
    [InlineData("checks-type", 2, "- answers: service/a\n  status: 99\n", "from 100 to 599")]
    [InlineData("checks-type", 2, "- answers: service/a\n  path: healthz\n", "begins with a slash")]
    [InlineData("checks-type", 2, "- command: ls\n  exitCode: -1\n", "from 0 to 255")]
    [InlineData("checks-type", 1, "- exists: [pod/a]\n", "must be text")]
    [InlineData("checks-type", 1, "- exists:\n", "must be text")]
    [InlineData("checks-type", 1, "- all: {exists: pod/a}\n", "a list of conditions")]
    [InlineData("checks-type", 1, "- any: []\n", "a list of conditions")]
    [InlineData("checks-kind", 1, "- exists: gadget/a\n", "cannot be asked for")]
    [InlineData("checks-kind", 1, "- exists: deploiment/a\n", "Did you mean 'deployment'?")]
    [InlineData("checks-kind", 1, "- exists: secret/a\n", "nobody but the learner may read them")]
    [InlineData("checks-kind", 1, "- exists: Secrets\n", "nobody but the learner may read them")]
    [InlineData("checks-kind", 1, "- rollout: pod/a\n", "deployment/NAME, statefulset/NAME, daemonset/NAME")]
    [InlineData("checks-kind", 1, "- rollout: deployments\n", "needs one object")]
    [InlineData("checks-kind", 1, "- exists: pod/A_b\n", "cannot be the name")]
    [InlineData("checks-kind", 1, "- exists: pod/\n", "cannot be the name")]
    [InlineData("checks-kind", 1, "- exists: pod/a\n  count: 3\n", "'count' is for a kind alone")]
    [InlineData("checks-namespace", 2, "- exists: pod/a\n  namespace: shopp\n", "Did you mean 'shop'?")]
    [InlineData("checks-labels", 2, "- exists: pods\n  labels: 'app: web'\n", "no part of a label selector")]
    [InlineData("checks-labels", 2, "- shares: service/a\n  label: 'a b'\n  percent: {v1: 100}\n", "no name of a label")]
    [InlineData("checks-path", 2, "- field: pod/a\n  path: spec.x\n  equals: 1\n", "begins with a dot")]
    [InlineData("checks-comparison", 1, "- field: pod/a\n  path: .spec\n", "needs something to compare with")]
    [InlineData("checks-comparison", 4, "- field: pod/a\n  path: .spec\n  equals: 1\n  differs: 2\n", "two comparisons")]
    [InlineData("checks-comparison", 3, "- field: pod/a\n  path: .spec\n  atLeast: many\n", "a number or a quantity")]
    [InlineData("checks-comparison", 3, "- field: pod/a\n  path: .spec\n  isSet: maybe\n", "true or false")]
    [InlineData("checks-comparison", 3, "- field: pod/a\n  path: .spec\n  oneOf: a\n", "a list of values")]
    [InlineData("checks-comparison", 3, "- field: pod/a\n  path: .spec\n  equals:\n", "one value")]
    [InlineData("checks-comparison", 2, "- exists: pods\n  count: {contains: 1}\n", "is a number")]
    [InlineData("checks-comparison", 2, "- exists: pods\n  count: some\n", "a whole number")]
    [InlineData("checks-regex", 3, "- field: pod/a\n  path: .spec\n  matches: '(a'\n", "no regular expression")]
    [InlineData("checks-regex", 3, "- field: pod/a\n  path: .spec\n  matches: '(a)\\1'\n", "back-references")]
    [InlineData("checks-percent", 3, "- shares: service/a\n  label: v\n  percent: {a: 80, b: 30}\n", "add up to 110")]
    [InlineData("checks-percent", 3, "- shares: service/a\n  label: v\n  percent: {a: most}\n", "from 0 to 100")]
    public void Mistake_IsAnErrorWithItsLine(string rule, int line, string yaml, string part)
    {
        var entry = _file.Load(yaml);

        var problem = entry.Problems.ShouldHaveSingleItem();
        (problem.Rule, problem.Severity, problem.File, problem.Line).ShouldBe((rule, ProblemSeverity.Error, CheckFile.Path, line));
        problem.Message.ShouldContain(part);
        entry.Scenario.ShouldBeNull();
    }

    [Fact]
    public void Bombs_AreRefused_BeforeTheyGrow()
    {
        var deep = _file.Load("- " + new string('[', 10_000)).Problems.ShouldHaveSingleItem();
        var wide = _file.Load("- [" + string.Join(',', Enumerable.Repeat("a", 25_000)) + "]").Problems.ShouldHaveSingleItem();
        var large = _file.Load(new string('#', 70_000)).Problems.ShouldHaveSingleItem();

        (deep.Rule, wide.Rule, large.Rule).ShouldBe(("checks-syntax", "checks-syntax", "checks-missing"));
        (deep.Message, wide.Message).ShouldBe(("The file is nested too deeply.", "The file holds too many values."));
        large.Message.ShouldContain("64 KB");
    }

    [Fact]
    public void SeveralMistakes_AreAllNamedInOneRun() =>
        _file.Load("- exist: pod/a\n- exists: pod/a\n  titel: x\n- field: pod/a\n  path: x\n  matches: '('\n").Problems
            .Select(problem => (problem.Rule, problem.Line)).ShouldBe([("checks-condition", 1), ("checks-key", 3), ("checks-path", 5), ("checks-regex", 6)]);

    [Theory]
    [InlineData("step1/checks.yml", "written so")]
    [InlineData("step1/check.yaml", "written so")]
    [InlineData("step1/Checks.yaml", "written so")]
    public void FileThatNobodyReads_IsNamed(string path, string part)
    {
        var entry = _file.Catalogue.Write($"c/s/{path}", "- exists: pod/a\n").Load().Find(ScenarioId.Parse("c/s")).ShouldNotBeNull();

        var problem = entry.Problems.ShouldHaveOne("checks-place");
        (problem.File, problem.Severity).ShouldBe(($"c/s/{path}", ProblemSeverity.Error));
        problem.Message.ShouldContain(part);
    }

    [Fact]
    public void FileBesideSeveralTexts_OrAnIntro_IsNamed()
    {
        _file.Catalogue.Write("c/s/x/a.md", "A").Write("c/s/x/b.md", "B").Write("c/s/x/checks.yaml", "- exists: pod/a\n")
            .Write("c/s/intro/text.md", "I").Write("c/s/intro/checks.yaml", "- exists: pod/a\n")
            .Write("c/s/index.json", """{ "title": "T", "details": { "intro": { "text": "intro/text.md" }, "steps": [ { "text": "x/a.md" }, { "text": "x/b.md" } ] } }""");

        var problems = _file.Catalogue.Load().Find(ScenarioId.Parse("c/s")).ShouldNotBeNull().Problems;

        problems.Select(problem => (problem.Rule, problem.File)).ShouldBe([("checks-place", "c/s/index.json"), ("checks-place", "c/s/x/checks.yaml")]);
        problems[0].Message.ShouldContain("intro");
    }

    [Theory]
    [InlineData("gone.yaml", "checks-missing")]
    [InlineData("../../../x.yaml", "reference-outside")]
    public void FileThatIsNotThere_RefusesTheScenario(string path, string rule)
    {
        var entry = _file.Catalogue.LoadOne($$"""{ "title": "T", "details": { "steps": [ { "text": "a.md", "checks": "{{path}}" } ] } }""");

        entry.Problems.ShouldHaveOne(rule).Severity.ShouldBe(ProblemSeverity.Error);
    }
}
