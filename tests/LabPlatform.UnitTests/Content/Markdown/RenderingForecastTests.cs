using LabPlatform.Content.Markdown.Pages;
using Markdig.Syntax;

namespace LabPlatform.UnitTests.Content.Markdown;

public sealed class RenderingForecastTests
{
    [Theory]
    [InlineData("# Pods\n\n- [x] `ls`{{exec}}\n\n| a | b |\n|---|---|\n| 1 | [two](https://example.org) |\n")]
    [InlineData("<details><summary>Why</summary>\n\n> [!NOTE]\n> Because.\n\n</details>\n")]
    public void PageOfText_IsPlain(string markdown) => IsPlain(markdown).ShouldBeTrue();

    [Theory]
    [InlineData("![a picture](a.png)")]
    [InlineData("text <IMG src=a.png> text")]
    [InlineData("<div>\n<p>\n<img\nsrc=a.png>\n</div>")]
    public void PageWithImage_IsNot(string markdown) => IsPlain(markdown).ShouldBeFalse();

    [Fact]
    public void PageThatMayBecomeTooLarge_IsNot() =>
        IsPlain($"[a]: https://example.org/{new string('x', 1_000)}\n\n{string.Concat(Enumerable.Repeat("[a] ", 1_000))}").ShouldBeFalse();

    [Theory]
    [InlineData(20, true)]
    [InlineData(100, false)]
    public void PageThatMayBeNestedTooDeeply_IsNot(int depth, bool isPlain) => IsPlain($"{string.Concat(Enumerable.Repeat("> ", depth))}text").ShouldBe(isPlain);

    private static bool IsPlain(string markdown) => RenderingForecast.IsPlain(markdown, [.. PageRenderer.Parse(markdown).Descendants()]);
}
