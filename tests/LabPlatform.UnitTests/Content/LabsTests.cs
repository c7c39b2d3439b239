using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Content;

/// <summary>The catalogue that ships holds itself to what <c>labs/README.md</c> asks of authors.</summary>
public sealed class LabsTests
{
    private static readonly Catalogue s_catalogue = new CatalogueLoader(new ImageStore()).Load(RepositoryFiles.PathOf("labs"), Catalogue.Empty);

    private static readonly ScenarioRenderer s_renderer = new(NullLogger<ScenarioRenderer>.Instance);

    public static TheoryData<string> Scenarios =>
        [.. s_catalogue.Courses.SelectMany(course => course.Entries).Select(entry => entry.Id.Value).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Courses_HaveNoProblems()
    {
        s_catalogue.Courses.ShouldNotBeEmpty();
        s_catalogue.Courses.SelectMany(course => course.Problems).ShouldBeEmpty();
        s_catalogue.Courses.ShouldAllBe(course => course.Title.Length > 0 && course.Description.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenario_HasNoProblems_AndSaysWhatItIs(string id)
    {
        var entry = Find(id);

        entry.Problems.ShouldBeEmpty();
        var scenario = entry.Scenario.ShouldNotBeNull();
        scenario.Description.ShouldNotBeEmpty();
        scenario.Difficulty.ShouldNotBeNull();
        scenario.Time.ShouldNotBeNull();
        scenario.Objectives.ShouldNotBeEmpty();
        scenario.Intro.ShouldNotBeNull();
        scenario.Finish.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Step_HasACheckASolutionAndSomethingToRun(string id)
    {
        var scenario = Find(id).Scenario.ShouldNotBeNull();
        foreach (var step in scenario.Steps)
        {
            step.Title.ShouldNotStartWith("Step ");
            step.HasCheck.ShouldBeTrue();
            step.Solve.ShouldNotBeNull().Text.ShouldStartWith("#!/bin/bash\n");
            if (step.Verify is { } verify)
            {
                verify.Text.ShouldStartWith("#!/bin/bash\n");
                step.CheckPlace.ShouldBe(CheckPlace.Checker);
            }

            var html = s_renderer.Render(scenario, step);
            html.ShouldContain("data-lab-action=\"exec\"");
            html.ShouldNotContain("missing-image");
            html.ShouldNotContain("external-image");
            html.ShouldNotContain("code-note");
            html.ShouldNotContain("<h2>", customMessage: "The page's own title is the highest heading: begin with ###.");
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Check_NeverEndsWithoutAReason(string id)
    {
        foreach (var verify in Find(id).Scenario.ShouldNotBeNull().Steps.Select(step => step.Verify).OfType<ScenarioScript>())
        {
            // Each way out that is not the last line says why, right before it goes.
            var lines = verify.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i].StartsWith("exit ", StringComparison.Ordinal))
                {
                    lines[..i].Last(line => line is not "fi").ShouldStartWith("echo ", customMessage: $"{id}/{verify.Path}: {lines[i]}");
                }
            }
        }
    }

    private static CatalogueEntry Find(string id) => s_catalogue.Find(ScenarioId.Parse(id)).ShouldNotBeNull();
}
