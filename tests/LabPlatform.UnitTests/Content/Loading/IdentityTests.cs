using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Loading;

public sealed class IdentityTests : IDisposable
{
    private readonly TemporaryCatalogue _catalogue = new();

    public IdentityTests() => _catalogue
        .Write("c/one/index.json", """{ "title": "One", "details": { "steps": [ { "text": "s/text.md", "verify": "s/verify.sh" } ], "assets": { "host01": [ { "file": "x", "target": "~/" } ] } } }""")
        .Write("c/one/s/text.md", "![i](i.svg)").Write("c/one/s/verify.sh", "true").Write("c/one/s/solve.sh", "true").Write("c/one/s/i.svg", "<svg/>").Write("c/one/assets/x", "x")
        .Write("c/two/index.json", """{ "title": "Two" }""");

    public void Dispose() => _catalogue.Dispose();

    [Theory]
    [InlineData("c/one/index.json", """{ "title": "Changed" }""")]
    [InlineData("c/one/s/text.md", "changed")]
    [InlineData("c/one/s/verify.sh", "false")]
    [InlineData("c/one/s/solve.sh", "false")]
    [InlineData("c/one/s/i.svg", "<svg />")]
    [InlineData("c/one/assets/x", "y")]
    public void Reload_AfterAChange_ReplacesThatScenarioAlone(string file, string text)
    {
        var before = _catalogue.Load();
        _catalogue.Write(file, text);
        var after = _catalogue.Load(before);

        Find(after, "c/two").ShouldBeSameAs(Find(before, "c/two"));
        Find(after, "c/one").ShouldNotBeSameAs(Find(before, "c/one"));
        Find(after, "c/one").Version.ShouldNotBe(Find(before, "c/one").Version, StringComparer.Ordinal);
    }

    [Fact]
    public void Reload_WithoutAChange_KeepsEveryObject()
    {
        var before = _catalogue.Load();
        var after = _catalogue.Load(before);

        Find(after, "c/one").ShouldBeSameAs(Find(before, "c/one"));
        Find(after, "c/one").Version.ShouldMatch("^[0-9a-f]{64}$");
    }

    private static Scenario Find(Catalogue catalogue, string id) => catalogue.Find(ScenarioId.Parse(id)).ShouldNotBeNull().Scenario.ShouldNotBeNull();
}
