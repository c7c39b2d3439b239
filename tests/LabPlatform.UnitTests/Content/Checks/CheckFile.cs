using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Content.Checks;

/// <summary>A scenario <c>c/s</c> with one step and its <c>checks.yaml</c>; the namespaces are <c>default</c> and <c>shop</c>.</summary>
internal sealed class CheckFile : IDisposable
{
    public const string Path = "c/s/step1/checks.yaml";

    private const string Index = """{ "title": "T", "namespaces": ["shop"], "details": { "steps": [ { "text": "step1/text.md" } ] } }""";

    public TemporaryCatalogue Catalogue { get; } = new TemporaryCatalogue().Write("c/s/index.json", Index).Write("c/s/step1/text.md", "Do it.\n");

    public CatalogueEntry Load(string yaml) => Catalogue.Write(Path, yaml).Load().Find(ScenarioId.Parse("c/s")).ShouldNotBeNull();

    public DeclaredCheck Read(string yaml)
    {
        var entry = Load(yaml);
        entry.Problems.ShouldBeEmpty();
        return entry.Scenario.ShouldNotBeNull().Steps.ShouldHaveSingleItem().Checks.ShouldNotBeNull();
    }

    public void Dispose() => Catalogue.Dispose();
}
