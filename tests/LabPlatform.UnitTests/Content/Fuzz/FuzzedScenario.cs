using LabPlatform.Content.Files;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>One scenario that is read again and again, with another file each time.</summary>
internal sealed class FuzzedScenario : IDisposable
{
    private static readonly ScenarioId s_id = ScenarioId.Parse("c/s");

    private readonly TemporaryCatalogue _catalogue = new TemporaryCatalogue()
        .Write("c/s/a.md", "# A page\n").Write("c/s/b.sh", "true").Write("c/s/assets/x", "x").Write("c/s/step1/text.md", "Do it.\n").Write("c/s/step1/checks.yaml", "- exists: pod/a\n")
        .Write("c/s/index.json", """{ "title": "T", "namespaces": ["shop"], "details": { "steps": [ { "text": "step1/text.md" } ] } }""");

    private readonly ScenarioReader _reader;

    public FuzzedScenario() => _reader = new ScenarioReader(new CatalogueFiles(_catalogue.Root), new PageInspector(), new ImageStore());

    /// <summary>It is a scenario, or there are errors; each names its file, and its line where one can be named.</summary>
    /// <param name="file">What is written, relative to the scenario.</param>
    /// <returns>Whether it is a scenario.</returns>
    public bool ShouldBeReadOrExplained(string file, string text, string what)
    {
        _catalogue.Write($"c/s/{file}", text);
        var problems = new ProblemList();

        var scenario = _reader.Examine(s_id, problems, draft => problems.HasErrors ? null! : ScenarioBuilder.Build(draft));

        foreach (var problem in problems.ToImmutable())
        {
            (problem.Rule is "unexpected").ShouldBeFalse($"{what}: {problem.Message}\n{text}");
            problem.File.ShouldStartWith("c/s/", customMessage: what);
            problem.Message.ShouldNotBeNullOrWhiteSpace(what);
            if (problem.Rule is "json-syntax" || problem.Rule.StartsWith("checks-", StringComparison.Ordinal) && problem.File.EndsWith(file, StringComparison.Ordinal))
            {
                problem.Line.ShouldNotBeNull($"{what}: {problem.Message}").ShouldBeInRange(1, text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 2, what);
            }
        }

        (scenario is null).ShouldBe(problems.HasErrors, what);
        return scenario is not null;
    }

    public void Dispose() => _catalogue.Dispose();
}
