using LabPlatform.Content.Files;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Content.Reports;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Content.Corpus;

/// <summary>What came of one repository.</summary>
internal sealed class CorpusRepository(string name)
{
    private static readonly PagePlace s_running = new(IsRunning: true, new PreviewAddresses("https", "sid-rand", "labs.example"));

    public int Scenarios { get; private set; }

    public int Listed { get; private set; }

    public int Loaded { get; private set; }

    public int Broken { get; private set; }

    public int Pages { get; private set; }

    public List<ScenarioProblem> Problems { get; } = [];

    public int Warnings => Problems.Count(problem => problem.Severity == ProblemSeverity.Warning);

    public List<string> Errors { get; } = [];

    public List<string> Failures { get; } = [];

    public static CorpusRepository Read(string folder)
    {
        var repository = new CorpusRepository(Path.GetFileName(folder));
        var report = ScenarioValidator.Validate(folder, TestContext.Current.CancellationToken);
        foreach (var scenario in report.Scenarios)
        {
            repository.Add(folder, scenario);
        }

        return repository;
    }

    public string Row() => $"| {name.Replace('+', '/')} | {Scenarios} | {Listed} | {Loaded} | {Broken} | {Pages} | {Warnings} | {Failures.Count} |";

    private void Add(string folder, ScenarioReport report)
    {
        Scenarios++;
        Listed += report.Listed ? 1 : 0;
        Problems.AddRange(report.Problems);
        if (report.IsBroken)
        {
            Broken++;
            foreach (var error in report.Problems.Where(problem => problem.Severity == ProblemSeverity.Error))
            {
                Errors.Add($"{name}/{error.File}:{error.Line} {error.Rule}: {error.Message}");
                if (error.Rule is "unexpected" || error.Message.Length == 0)
                {
                    Failures.Add($"{name}/{report.Path}: {error.Message}");
                }
            }

            return;
        }

        Loaded++;
        var root = report.Path is "." ? Path.GetDirectoryName(folder)! : folder;
        var id = ScenarioId.Parse(report.Path is "." ? Path.GetFileName(folder) : report.Path);
        var reader = new ScenarioReader(new CatalogueFiles(root), new PageInspector(), new ImageStore());
        var scenario = reader.Examine(id, new ProblemList(), ScenarioBuilder.Build);
        if (scenario is null)
        {
            Failures.Add($"{name}/{report.Path}: validated, but not built");
            return;
        }

        foreach (var page in new[] { scenario.Intro, scenario.Finish }.Concat(scenario.Steps).Concat(scenario.Steps.SelectMany(step => step.Hints.Append(step.Answer))).OfType<ScenarioPage>())
        {
            Pages++;
            Failures.AddRange(Check(root, scenario, page).Select(failure => $"{name}/{report.Path}/{page.TextPath}: {failure}"));
        }
    }

    private static IEnumerable<string> Check(string root, Scenario scenario, ScenarioPage page)
    {
        var renderer = new ScenarioRenderer(NullLogger<ScenarioRenderer>.Instance);
        return CorpusPage.Check(root, scenario, page, renderer.Render(scenario, page))
            .Concat(CorpusPage.Check(root, scenario, page, renderer.Render(scenario, page, s_running)))
            .Distinct(StringComparer.Ordinal);
    }
}
