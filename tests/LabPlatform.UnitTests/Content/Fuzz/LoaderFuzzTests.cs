using FsCheck;
using FsCheck.Fluent;
using LabPlatform.UnitTests.Content.Loading;

namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>Random and damaged <c>index.json</c> files: an entry with a scenario or with errors, never an exception.</summary>
public sealed class LoaderFuzzTests : IDisposable
{
    private const string Whole = """
        { "title": "T", "details": { "intro": { "text": "a.md", "background": "b.sh" }, "steps": [ { "title": "One", "text": "a.md", "verify": "b.sh", "check": "checker" } ],
          "finish": { "text": "a.md" }, "assets": { "host01": [ { "file": "*", "target": "~/", "chmod": "+x" } ] } } }
        """;

    private static readonly string[] s_keys =
        ["title", "details", "intro", "steps", "finish", "text", "verify", "background", "courseData", "assets", "host01", "file", "target", "chmod", "check", "objectives", "time", "solve"];

    private static readonly string[] s_texts = ["", "a.md", "b.sh", "../x", "*", "**/*", "~/", "/etc", "\\u0000", "\\ud800", "checker", "assets/", "+x", "999", "a/", "."];

    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void AnyIndex_IsListed() => ShouldBeListed(Json(4).Select(json => $"{{ \"title\": \"T\", \"details\": {json} }}"), times: 400);

    [Fact]
    public void DamagedIndex_IsListed() => ShouldBeListed(
        from start in Gen.Choose(0, Whole.Length - 1)
        from length in Gen.Choose(0, 20)
        from insert in Gen.Elements("", "{", "}", "[", "]", ",", "\"", "null", "1e999", "//", "\u0000", "\uFFFE")
        select Whole[..start] + insert + Whole[Math.Min(Whole.Length, start + length)..],
        times: 400);

    private static Gen<string> Json(int depth)
    {
        var text = Gen.Elements(s_texts).Select(value => $"\"{value}\"");
        var leaf = Gen.OneOf(text, Gen.Elements("null", "true", "7", "{}", "[]"));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Json(depth - 1);
        var list = Gen.ListOf(inner, 3).Select(items => $"[{string.Join(',', items)}]");
        var property = from key in Gen.Elements(s_keys) from value in inner select $"\"{key}\": {value}";
        var members = Gen.ListOf(property, 5).Select(items => $"{{{string.Join(',', items)}}}");
        return Gen.Frequency((2, leaf), (1, list), (4, members));
    }

    private void ShouldBeListed(Gen<string> indexes, int times)
    {
        _catalogue.Write("c/s/b.sh", "true").Write("c/s/assets/x", "x").Write("c/good/index.json", """{ "title": "Good" }""");

        Prop.ForAll(indexes.ToArbitrary(), index =>
        {
            var entry = _catalogue.LoadOne(index);
            entry.Problems.Where(problem => problem.Rule is "unexpected").ShouldBeEmpty();
            return (entry.Scenario is null) == entry.Problems.Any(problem => problem.Severity is Domain.Scenarios.ProblemSeverity.Error);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
    }
}
