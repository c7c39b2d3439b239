using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

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

    /// <summary>One step, and a namespace <c>shop</c> beside <c>default</c>.</summary>
    public static Scenario TwoNamespaces { get; } = OneStep with
    {
        Id = ScenarioId.Parse("kubernetes/two-namespaces"),
        Title = "Two namespaces",
        Namespaces = [new VirtualNamespace("shop")],
    };

    /// <summary>Two steps: the first declares two conditions and passes by itself, the second has a script beside its one condition.</summary>
    public static Scenario Declaring { get; } = new()
    {
        Id = ScenarioId.Parse("kubernetes/declaring"),
        Title = "Declaring",
        Version = "1",
        Steps =
        [
            Step(1) with { Checks = Declared("web", "db") },
            Step(2) with { Checks = Declared("cache"), Verify = new ScenarioScript("step2/verify.sh", "true\n"), CheckPlace = CheckPlace.Checker },
        ],
    };

    /// <summary>Two steps with a graded question each, of which the first has a check, two hints and a solution too.</summary>
    public static Scenario WithQuiz { get; } = new()
    {
        Id = ScenarioId.Parse("kubernetes/with-quiz"),
        Title = "With quiz",
        Version = "1",
        Steps =
        [
            Step(1) with
            {
                Verify = new ScenarioScript("step1/verify.sh", "true\n"),
                Markdown = "```quiz\nquestion: What talks to the cluster?\nanswers: [kubectl]\ngraded: true\n```\n",
                Quiz = [new QuizQuestion { Key = "one", Text = "What talks to the cluster?", Kind = QuizKind.Text, Answers = ["kubectl"], IsGraded = true }],
                Hints = [Page("step1/hint1.md", "Think of `kubectl`."), Page("step1/hint2.md", "It is **kubectl**.")],
                Answer = Page("step1/answer.md", "Use kubectl."),
                Solve = new ScenarioScript("step1/solve.sh", "#!/bin/bash\nkubectl run web --image=nginx\n"),
            },
            Step(2) with
            {
                Markdown = "```quiz\nquestion: Which?\noptions:\n  - {text: a, correct: true, feedback: Yes.}\n  - {text: b, feedback: No.}\ngraded: true\n```\n",
                Quiz =
                [
                    new QuizQuestion
                    {
                        Key = "two",
                        Text = "Which?",
                        Kind = QuizKind.One,
                        Options = [new QuizOption("a", IsRight: true, "Yes."), new QuizOption("b", IsRight: false, "No.")],
                        IsGraded = true,
                    },
                ],
            },
        ],
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

    private static DeclaredCheck Declared(params string[] pods) =>
        new("checks.yaml", [.. pods.Select(pod => new ObjectExists(new ObjectReference(CheckableKind.All.First(kind => kind.Kind is "Pod"), pod, null, VirtualNamespace.Default), null))]);

    private static ScenarioPage Page(string path, string markdown) => new() { TextPath = path, Markdown = markdown };

    private static ScenarioStep Step(int number) => new() { Title = $"Step {number}", TextPath = $"step{number}/text.md", Markdown = $"# Step {number}" };
}
