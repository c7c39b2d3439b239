using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Scenarios as tests need them.</summary>
internal static class TestScenarios
{
    /// <summary>Intro with scripts, three steps of which the second has no check and the third a background script, finish.</summary>
    public static Scenario ThreeSteps { get; } = new()
    {
        Id = ScenarioId.Parse("kubernetes/three-steps"),
        Title = "Three steps",
        Version = "1",
        Intro = new ScenarioPage { TextPath = "intro.md", Markdown = "# Hello", Background = new ScenarioScript("background.sh", "true\n") },
        Steps =
        [
            Step(1) with { Verify = new ScenarioScript("step1/verify.sh", "true\n"), CheckPlace = CheckPlace.Checker },
            Step(2),
            Step(3) with { Verify = new ScenarioScript("step3/verify.sh", "true\n"), Background = new ScenarioScript("step3/background.sh", "true\n") },
        ],
        Finish = new ScenarioPage { TextPath = "finish.md", Markdown = "# Done" },
        Assets = [new ScenarioAsset("/root/a.yaml", [1, 2, 3], 0b110_100_100)],
    };

    /// <summary>One step and nothing else.</summary>
    public static Scenario OneStep { get; } = new()
    {
        Id = ScenarioId.Parse("kubernetes/one-step"),
        Title = "One step",
        Version = "1",
        Steps = [Step(1)],
    };

    /// <summary>A catalogue of one course with these scenarios, and a broken one at <c>kubernetes/broken</c>.</summary>
    public static Catalogue CatalogueOf(params IEnumerable<Scenario> scenarios) => new(
    [
        new Course("kubernetes", "Kubernetes", "", Problems: [], Entries:
        [
            .. scenarios.Select(scenario => new CatalogueEntry(scenario.Id, scenario.Title, scenario.Description, scenario, [])),
            new CatalogueEntry(
                ScenarioId.Parse("kubernetes/broken"), "Broken", "", Scenario: null,
                [new ScenarioProblem("index-json-syntax", ProblemSeverity.Error, "kubernetes/broken/index.json", 1, "Not JSON.")]),
        ]),
    ]);

    private static ScenarioStep Step(int number) => new() { Title = $"Step {number}", TextPath = $"step{number}/text.md", Markdown = $"# Step {number}" };
}
