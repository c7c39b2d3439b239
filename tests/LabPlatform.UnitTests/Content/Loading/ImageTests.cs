using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Content.Loading;

public sealed class ImageTests : IDisposable
{
    private const string Index = """{ "title": "T", "details": { "steps": [ { "text": "step1/a.md" } ] } }""";

    private readonly TemporaryCatalogue _catalogue = new();

    public static byte[] Png => [0x89, .. "PNG\r\n\u001A\n"u8, 1, 2, 3];

    public void Dispose() => _catalogue.Dispose();

    [Theory]
    [InlineData("c/s/step1/x.png", "x.png")]
    [InlineData("c/s/x.png", "../x.png")]
    [InlineData("c/s/assets/x.png", "./assets/x.png")]
    [InlineData("c/s/assets/x.png", "../assets/x.png")]
    [InlineData("assets/x.png", "../../../assets/x.png")]
    [InlineData("c/s/assets/a b.png", "../assets/a%20b.png")]
    [InlineData("c/s/assets/x.png", "../assets/x.png?raw=true#part")]
    [InlineData("assets/x.png", "../../../../../assets/x.png")]
    [InlineData("c/assets/x.png", "../../../../assets/x.png")]
    [InlineData("c/s/assets/x.png", "/user/courses/c/s/assets/x.png")]
    [InlineData("c/s/assets/x.png", "/user/courses/elsewhere/s/assets/x.png")]
    [InlineData("c/s/assets/x.png", "/user/scenarios/s/assets/x.png")]
    [InlineData("assets/x.png", "/user/courses/c/s/../../assets/x.png")]
    [InlineData("c/s/assets/x.png", "/c/s/assets/x.png")]
    public void Image_BesidePageScenarioOrAbove_IsServedByItsHash(string file, string source)
    {
        _catalogue.Write(file, Png).Write("c/s/step1/a.md", $"![alt]({source})");

        var entry = _catalogue.LoadOne(Index);

        entry.Problems.ShouldBeEmpty();
        var scenario = entry.Scenario.ShouldNotBeNull();
        var image = scenario.Images.ShouldHaveSingleItem().Value;
        image.ContentType.ShouldBe("image/png");
        _catalogue.Images.Find(image.Hash).ShouldBeSameAs(image);
        Render(scenario).ShouldContain($"<img src=\"/scenario-images/{image.Hash}\" alt=\"alt\"");
    }

    [Theory]
    [InlineData("x.html", "<svg></svg>")]
    [InlineData("x.png", "<script>alert(1)</script>")]
    [InlineData("x.svg", "just text")]
    [InlineData("x.bmp", "BM")]
    public void File_ThatIsNoAllowedImage_IsNotServed(string name, string content)
    {
        _catalogue.Write("c/s/step1/" + name, content).Write("c/s/step1/a.md", $"line\n\n![alt]({name})");

        var entry = _catalogue.LoadOne(Index);

        var problem = entry.Problems.ShouldHaveOne("image-missing");
        (problem.File, problem.Line).ShouldBe(("c/s/step1/a.md", 3));
        entry.Scenario.ShouldNotBeNull().Images.ShouldBeEmpty();
        Render(entry.Scenario).ShouldContain("missing-image");
    }

    [Fact]
    public void Image_OfARunningSession_OutlivesAnEdit()
    {
        _catalogue.Write("c/s/step1/x.png", Png).Write("c/s/step1/a.md", "![alt](x.png)");
        var old = _catalogue.LoadOne(Index).Scenario.ShouldNotBeNull();

        _catalogue.Write("c/s/step1/x.png", [.. Png, 9]);
        var current = _catalogue.LoadOne(Index).Scenario.ShouldNotBeNull();
        GC.Collect();

        var (before, after) = (old.Images.Values[0], current.Images.Values[0]);
        before.Hash.ShouldNotBe(after.Hash, StringComparer.Ordinal);
        _catalogue.Images.Find(before.Hash).ShouldBeSameAs(before);
        _catalogue.Images.Find(after.Hash).ShouldBeSameAs(after);
        _catalogue.Images.Find("../../etc/passwd").ShouldBeNull();
        GC.KeepAlive(old);
    }

    [Fact]
    public void Svg_IsServedAsSvg()
    {
        _catalogue.Write("c/s/step1/x.svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>").Write("c/s/step1/a.md", "<img src=\"x.svg\">");

        _catalogue.LoadOne(Index).Scenario.ShouldNotBeNull().Images.Values[0].ContentType.ShouldBe("image/svg+xml");
    }

    private static string Render(Scenario scenario) => new ScenarioRenderer(NullLogger<ScenarioRenderer>.Instance).Render(scenario, scenario.Steps[0]);
}
