using LabPlatform.Content.Files;

namespace LabPlatform.UnitTests.Content.Loading;

/// <summary>Row 75, the files' half: too large or too deep is a named problem.</summary>
public sealed class LimitTests : IDisposable
{
    private const string OnePage = """{ "title": "T", "details": { "intro": { "text": "a.md" } } }""";

    private readonly TemporaryCatalogue _catalogue = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void Page_Of256KB_IsReadAndOneByteMoreIsNot_Row75()
    {
        _catalogue.Write("c/s/a.md", new string('a', FileLimits.Page));
        _catalogue.LoadOne(OnePage).Problems.ShouldBeEmpty();

        _catalogue.Write("c/s/a.md", new string('a', FileLimits.Page + 1));
        var entry = _catalogue.LoadOne(OnePage);

        entry.Problems.ShouldHaveOne("page-too-large");
        entry.Scenario.ShouldBeNull();
    }

    [Fact]
    public void Index_AboveOneMegabyte_IsRefused_Row75() =>
        _catalogue.LoadOne($$"""{ "title": "{{new string('a', FileLimits.Index)}}" }""").Problems.ShouldHaveOne("index-unreadable").Message.ShouldContain("1024 KB");

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(100_000, true)]
    public void Index_NestedTooDeeply_IsRefused_Row75(int depth, bool refused)
    {
        var entry = _catalogue.LoadOne($$"""{ "title": "T", "x": {{new string('[', depth)}}{{new string(']', depth)}} }""");

        entry.Problems.Any(problem => problem.Rule is "json-syntax").ShouldBe(refused);
    }

    [Fact]
    public void Asset_AboveItsLimit_IsRefused()
    {
        _catalogue.Write("c/s/assets/big", new byte[FileLimits.Asset + 1]);

        _catalogue.LoadOne("""{ "title": "T", "details": { "assets": { "host01": [ { "file": "big", "target": "~/" } ] } } }""").Problems.ShouldHaveOne("assets-too-large");
    }
}
