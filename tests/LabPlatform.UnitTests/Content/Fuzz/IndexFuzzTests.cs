namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>10,000 random and damaged <c>index.json</c> files: a scenario, or errors that say where.</summary>
public sealed class IndexFuzzTests : IDisposable
{
    private const int Half = 5_000;

    private const string Whole = """
        {
          "title": "T", "description": "D", "difficulty": "easy", "time": "5 minutes", "objectives": ["A"], "minutes": 5, "exam": false,
          "images": ["nginx:1.26"], "requires": ["metrics"], "namespaces": ["shop"], "terminals": ["one", "two"],
          "details": {
            "intro": { "text": "a.md", "background": "b.sh", "code": "b.sh" },
            "steps": [
              { "title": "One", "text": "a.md", "verify": "b.sh", "check": "checker", "hints": ["a.md"], "answer": "a.md" },
              { "text": "step1/text.md", "checks": "step1/checks.yaml", "solve": "b.sh" }
            ],
            "finish": { "text": "a.md" },
            "assets": { "host01": [ { "file": "*", "target": "~/", "chmod": "+x" } ] }
          },
          "backend": { "imageid": "ubuntu" }, "interface": { "layout": "ide" },
          "environment": { "uilayout": "terminal", "terminals": [ { "name": "x", "command": "y" } ], "dashboards": [ { "name": "z", "port": 80 } ] }
        }
        """;

    private static readonly string[] s_keys =
    [
        "title", "description", "details", "intro", "steps", "finish", "text", "verify", "background", "courseData", "code", "foreground", "assets", "host01", "file", "target", "chmod",
        "check", "checks", "hints", "hint", "answer", "objectives", "minutes", "exam", "images", "requires", "namespaces", "terminals", "time", "solve", "type", "noindex", "private",
        "backend", "imageid", "interface", "layout", "environment", "uilayout", "dashboards", "port", "name", "command", "Title", "STEPS", "verfy", "tilte",
    ];

    private static readonly string[] s_values =
        ["", " ", "a.md", "b.sh", "A.MD", "../x", "*", "**/*", "**/**/**", "~/", "~", "/etc", "\\u0000", "\\ud83d\\ude00", "checker", "assets/", "+x", "999", "a/", ".", "step1/text.md", "step1/checks.yaml", "shop", "sys", "jupyter@0.1", "metrics", "25", "nginx"];

    private readonly FuzzedScenario _scenario = new();

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public void RandomIndex_IsAScenarioOrExplained()
    {
        var cases = new FuzzCases(seed: 20_261);
        var read = Enumerable.Range(0, Half).Count(number =>
            _scenario.ShouldBeReadOrExplained("index.json", $"{{ \"title\": \"T\", \"details\": {cases.Map(s_keys, s_values, 4)},\n {cases.Map(s_keys, s_values, 4)[1..]}", $"random {number}"));

        read.ShouldBeInRange(Half / 20, Half - 1); // the cases are worth something
    }

    [Fact]
    public void DamagedIndex_IsAScenarioOrExplained()
    {
        var cases = new FuzzCases(seed: 20_262);
        var read = Enumerable.Range(0, Half).Count(number => _scenario.ShouldBeReadOrExplained("index.json", cases.Damage(Whole), $"damaged {number}"));

        read.ShouldBeInRange(Half / 20, Half - 1);
    }
}
