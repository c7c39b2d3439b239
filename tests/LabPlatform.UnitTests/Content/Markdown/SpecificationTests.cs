using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Content.Markdown;

/// <summary>Each folder under <c>Specs</c> is a page and the HTML it becomes; a bug is reported by adding one.</summary>
public sealed class SpecificationTests
{
    private static readonly string s_folder = RepositoryFiles.PathOf("tests", "LabPlatform.UnitTests", "Content", "Specs");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(s_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_OfSpecification_BecomesItsHtml(string name)
    {
        var token = TestContext.Current.CancellationToken;
        var input = await File.ReadAllTextAsync(Path.Combine(s_folder, name, "input.md"), token);
        var expected = await File.ReadAllTextAsync(Path.Combine(s_folder, name, "expected.html"), token);

        var html = PageRenderer.Render(PageRenderer.Parse(input), new FakePageImages());

        html.Trim().ShouldBe(expected.Trim());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Images_OfSpecification_AreThoseThatItsHtmlAsksFor(string name)
    {
        var input = await File.ReadAllTextAsync(Path.Combine(s_folder, name, "input.md"), TestContext.Current.CancellationToken);

        ImagesFoundIn(input).ShouldBe(ImagesRenderedFrom(input));
    }

    [Theory]
    [InlineData("![a](one.png) <img src=two.png>")]
    [InlineData("<IMG SRC='one.png'>\n\n<details><summary>x</summary><img src=two.png></details>")]
    public void Images_OfEverySpelling_AreFound(string input)
    {
        ImagesFoundIn(input).ShouldBe(["one.png", "two.png"]);
        ImagesRenderedFrom(input).ShouldBe(["one.png", "two.png"]);
    }

    private static SortedSet<string> ImagesFoundIn(string input) => new(new PageInspector().Inspect(input).ImageSources, StringComparer.Ordinal);

    private static SortedSet<string> ImagesRenderedFrom(string input)
    {
        var images = new FakePageImages();
        PageRenderer.Render(PageRenderer.Parse(input), images);
        return images.Sources;
    }
}
